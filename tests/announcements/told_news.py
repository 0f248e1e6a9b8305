"""Short texts of our own: which flights each has news of, if any; the others only speak of flights."""

NEWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Up at last\n\nCAPE CANAVERAL, Nov. 16 - Four astronauts are on their way to the station after "
        "Sunday evening's start of Crew-1. The Falcon 9 rose at 7:27 p.m. from pad 39A.",
        ("Crew-1",),
    ),
    (
        "Kathmandu office, notice to staff: on 12 April 2024 nobody need come in before ten. We all "
        "watch the Soyuz MS-24 crew of last week's landing on replay. Next up is Boeing's Starliner CFT "
        "on May 6.",
        ("Starliner CFT",),
    ),
    (
        "HOUSTON - Mission managers gave Discovery a go on Thursday for a start of STS-133 on Feb. 24 "
        "at 4:50 p.m. EST.",
        ("STS-133",),
    ),
    (
        "MOSCOW (Agency), April 12, 1961 - A Soviet officer, Major Yuri Gagarin, is flying round the "
        "Earth, the radio announced this morning. His ship is called Vostok.",
        ("Vostok 1",),
    ),
    (
        "<html><body><h1>Taikonauts home</h1><p>2023-06-04</p><p>Shenzhou-15 came down at Dongfeng at "
        "6:33 a.m. Beijing time today; Fei Junlong, Deng Qingming and Zhang Lu were carried out in good "
        "health.</p></body></html>",
        ("Shenzhou 15",),
    ),
    (
        "Two days of wind, and no end: Blue Origin has put off NS-22 from Monday to Thursday, 4 August "
        "2022, 8:30 a.m. CDT. Six passengers wait in Van Horn.",
        ("NS-22",),
    ),
    (
        "Wednesday's timetable\n\n29 September 2022\n\n10:54 MSK  Soyuz MS-21 undocks from "
        "Prichal\n13:57 MSK  landing\n\nAboard: Artemyev, Matveev, Korsakov.",
        ("Soyuz MS-21",),
    ),
    (
        "What a morning! At 9:49 the shuttle Atlantis left the pad, and by now Jerry Ross and the "
        "others of STS-27 must be at breakfast in orbit. -- written at Titusville, December 3, 1988",
        ("STS-27",),
    ),
    (
        "БАЙКОНУР, 15 марта. Сегодня в 15:36 мск к МКС отправится корабль «Прогресс МС-23». "
        "Опубликовано 24.05.2023",
        ("Progress MS-23",),
    ),
    (
        "Экипаж «Союза МС-22» вернётся на Землю в сентябре. Как сообщили 28 марта 2023 года, сам "
        "корабль сел в Казахстане пустым в 14:45 мск.",
        ("Soyuz MS-22",),
    ),
    (
        "April 17, 1970 - They are down! At 1:07 p.m. Eastern the command module Odyssey of Apollo 13 "
        "splashed into the Pacific with Lovell, Swigert and Haise, four days after an oxygen tank "
        "burst.",
        ("Apollo 13",),
    ),
    (
        "NASA TV, week of June 27, 2011\n\nJuly 8, 11:26 a.m. Launch of STS-135 (coverage from 6 "
        "a.m.)\nJuly 10, 11:06 a.m. Docking\n",
        ("STS-135",),
    ),
    (
        "Axiom's first crew has one more day in space. Splashdown of Ax-1 is now set for Monday, April "
        "25, 2022, at 1:06 p.m. EDT, off Jacksonville; they let go of the station on Sunday at 9:10 "
        "p.m.",
        ("Axiom Ax-1",),
    ),
    (
        "Boeing's Starliner leaves the station empty\n\nSept. 6, 2024. The capsule of the Crew Flight "
        "Test is to cast off at 6:04 p.m. EDT tonight and to land at White Sands six hours later. Butch "
        "Wilmore and Suni Williams stay.",
        ("Starliner CFT",),
    ),
    (
        "Dear parents, on Thursday our third form will watch the start of Tim Peake with Soyuz TMA-19M "
        "in the hall, 11:03 in the morning. Please send a sandwich. 11 December 2015",
        ("Soyuz TMA-19M",),
    ),
    (
        "Jan. 28, 1986 -- Challenger exploded 73 seconds after it had left pad 39B at 11:38 a.m. The "
        "seven of 51-L, among them the teacher Christa McAuliffe, are dead.",
        ("STS-51-L",),
    ),
    (
        "TANEGASHIMA, Sept. 25, 2019. The freighter HTV-8 got off at 1:05 a.m. Japan time, two weeks "
        "after a fire on the pad. It reaches the station on Saturday.",
        ("HTV-8",),
    ),
    (
        "Rota, Spain, July 21, 1975 - Alexei Leonov and Valery Kubasov landed their Soyuz 19 in "
        "Kazakhstan this afternoon. Stafford's Apollo stays up until Thursday.",
        ("Soyuz 19", "Apollo (ASTP)"),
    ),
    (
        "BAIKONUR, Oct. 23, 2012 - Three men and 32 small fish are under way to the space "
        "station. Oleg Novitsky, Evgeny Tarelkin and Kevin Ford rose from pad 31 on Tuesday at "
        "4:51 p.m. local time (6:51 a.m. EDT), the first crew to use that pad since 1984. Their "
        "Soyuz TMA-06M is to dock on Thursday at 8:35 a.m. Eastern. On Sunday the Dragon of the "
        "CRS-1 flight will leave the station.",
        ("Dragon CRS-1", "Soyuz TMA-06M"),
    ),
    (
        "Malaysia's doctor in orbit\n\nKuala Lumpur, 10 October 2007. Schoolchildren screamed "
        "when the rocket left Baikonur at 9.22 tonight, Malaysian time (1322 GMT). Sheikh "
        "Muszaphar Shukor, an orthopaedic surgeon, flies with Yuri Malenchenko and Peggy Whitson "
        "in Soyuz TMA-11. Whitson will be the first woman to command the station. Soyuz TMA-10, "
        "with which Shukor comes back, has been docked since April. Yuri Gagarin had begun it all "
        "there in 1961.",
        ("Soyuz TMA-11",),
    ),
    (
        "Discovery, once more\n\nKennedy Space Center, Feb. 22, 2011: the countdown for STS-133 "
        "began at 3 p.m. today. Launch is set for Thursday at 4:50 p.m. EST, after cracks in the "
        "tank had kept Discovery down since November. Steve Lindsey commands; Steve Bowen "
        "replaces Tim Kopra, who fell off his bicycle. It will be the 39th and last flight of the "
        "orbiter, which first flew as STS-41-D in 1984.",
        ("STS-133",),
    ),
    (
        "Empty capsule lands in Kazakhstan\n\n28 March 2023. The Soyuz MS-22 that sprang a leak "
        "in December parted from the station at 12:57 Moscow time today and touched down at 14:46 "
        "(17:46 in Zhezkazgan) southeast of that town, with nobody in it. Sergei Prokopyev, "
        "Dmitri Petelin and Frank Rubio, who had gone up in it in September, come home in Soyuz "
        "MS-23 later this year. The last time a ship landed unmanned for a fault was Soyuz 34's "
        "predecessor in 1979.",
        ("Soyuz MS-22",),
    ),
    (
        "Abort twenty seconds before the start\n\nBaikonur, 21 March 2024 (evening edition). "
        "Marina Vasilevskaya must be patient: the launch of Soyuz MS-25 was broken off "
        "automatically today, about twenty seconds before lift-off. A battery was low. The next "
        "try is on Saturday, March 23, at 15:36 Moscow time (12:36 GMT), says Roscosmos. Oleg "
        "Novitsky and Tracy Dyson fly with her. Aborts so late are rare, the last with people on "
        "board was that of STS-68 in August 1994.",
        ("Soyuz MS-25",),
    ),
    (
        "JIUQUAN (wire), June 11, 2013 -- China's Shenzhou-10 spacecraft blasted off at 5:38 p.m. "
        "Beijing time Tuesday, carrying Nie Haisheng, Zhang Xiaoguang and Wang Yaping. In the 15 "
        "days of the mission they will dock with Tiangong-1 twice, once by hand. Wang will give a "
        "lesson to pupils. Liu Yang was the first Chinese woman in space, on Shenzhou-9 a year "
        "ago.",
        ("Shenzhou 10",),
    ),
    (
        "Arm catches Japan's golden freighter\n\nHouston, Sept. 17, 2009. Nicole Stott took hold "
        "of the first HTV with the station's arm at 2:47 p.m. CDT (1947 GMT) today, a week after "
        "the ship had left Tanegashima on the maiden flight of the H-IIB. It is the first time "
        "that a free-flying ship was captured so. Europe's ATV-1 had docked by itself in April "
        "last year.",
        ("HTV-1",),
    ),
    (
        'Virgin\'s ship touches space\n\nMOJAVE, Calif., Dec. 13, 2018 - Mark "Forger" Stucky '
        "and C.J. Sturckow took VSS Unity to 51.4 miles today, the first time that people went so "
        "high from American soil since STS-135 in July 2011. The ship fell from the carrier Eve "
        "shortly after 7:59 a.m. local time and landed at 8:14 a.m. PST.",
        ("VP-03",),
    ),
    (
        "Three Soviets on their way to Salyut 7\n\nMoscow, February 8, 1984. The Soviet Union "
        "today launched Soyuz T-10 with Leonid Kizim, Vladimir Solovyov and the physician Oleg "
        "Atkov. Lift-off was at 3:07 p.m. Moscow time, Tass said. While Challenger, up since "
        "Friday on flight 41-B, has five aboard, this makes eight people in orbit at once, more "
        "than ever.",
        ("Soyuz T-10",),
    ),
    (
        "Tomorrow morning the billionaire comes home\n\nBy our man in Star City, 19 December "
        "2021. Yusaku Maezawa, Yozo Hirano and Alexander Misurkin shut the hatch of Soyuz MS-20 "
        "tonight. The ship leaves the Poisk module at 2:50 a.m. Moscow time on Monday (6:50 p.m. "
        "EST on Sunday) and is to land at 6:13 a.m. Moscow time. Film makers came home the same "
        "way in October on Soyuz MS-18. NASA's Webb telescope, by the way, is to be launched on "
        "Friday.",
        ("Soyuz MS-20",),
    ),
    (
        "Bad weather keeps Dragon on the pad\n\nNov. 22, 2022 - Rain near Kennedy Space Center "
        "stopped today's launch of the 26th cargo Dragon (CRS-26). SpaceX now aims at 2:20 p.m. "
        "EST on Saturday, Nov. 26; docking follows on Sunday at 7:30 a.m. Two solar arrays are in "
        "the trunk, like those of CRS-22. An hour before, the Starlink launch from the next pad "
        "went ahead. Crew-5 has been up since October.",
        ("Dragon CRS-26",),
    ),
    (
        "Second time lucky for the robot\n\nMoscow, 27 August 2019 (correspondent). The unmanned "
        "Soyuz MS-14 docked this morning at 06:08 Moscow time to the Zvezda module, three days "
        "after its first approach had been called off. On board sits Skybot F-850, called Fedor. "
        "To clear the port, Soyuz MS-13 with Alexander Skvortsov, Luca Parmitano and Andrew "
        "Morgan had moved on Monday to Poisk. The robot comes home on September 7.",
        ("Soyuz MS-14",),
    ),
    (
        "Houston, August 5, 2023. Woody Hoburg took Cygnus NG-19 with the arm at 5:52 a.m. EDT on Friday "
        "(0952 UTC). The last Antares with Russian engines had brought it up on Tuesday from Wallops.",
        ("Cygnus NG-19",),
    ),
)

BACKGROUND: tuple[str, ...] = (
    "Quiz of the week\n\n1. Who flew Vostok 6? 2. On which day did STS-1 lift off: 10, 12 or 14 April "
    "1981? 3. How many moonwalkers did Apollo 17 have? Answers by Friday, 3 May, to the editor.",
    "Vacancy: education officer\n\nYou love space? Our centre, where the hatch of Soyuz TMA-1 can be "
    "touched, seeks an officer. 37 hours. Apply by 30 September. Interviews are on 14 October at 10:00.",
    "Sally Ride, who on June 18, 1983 went up with STS-7 as the first American woman, died on Monday at "
    "her home in La Jolla. She was 61. A memorial is held on Saturday at 2 p.m.",
    "Film: Apollo 13 (1995)\n\nThe cable channel shows Ron Howard's film on Saturday at 8:15 p.m. Tom "
    "Hanks plays Jim Lovell, whose ship left on April 11, 1970 and came back six days later with hardly "
    "any air.",
    "SpaceX sent another 28 Starlink satellites up from Vandenberg on Tuesday at 7:14 p.m. PDT. The "
    "booster had carried Crew-7 in August 2023. It landed at sea.",
    "The station over Leeds this week\n\nTue 21:14, four minutes, 62 degrees. Wed 20:26. Thu 21:15. "
    "Look west. The station has been lived in without a break since Soyuz TM-31 came in November 2000.",
    "On this day: July 17\n\n1975: Apollo and Soyuz 19 dock. 1984: Soyuz T-12 goes up with Svetlana "
    "Savitskaya. 2018: nothing much.",
    "Auction, 12 November, 2 p.m.: a checklist flown on Gemini XII (November 1966), signed by Aldrin, "
    "estimate $20,000; a glove worn in training by Gus Grissom.",
    "Heavy rain closed the road to Wallops on Thursday. At the visitor centre, where in 2014 an Antares "
    "with Cygnus Orb-3 fell back on its pad, the car park is a lake. It opens again on Saturday at 9 "
    "a.m.",
    "A probe for Jupiter\n\nKOUROU, April 14, 2023. An Ariane 5 lifted off at 9:14 a.m. local time with "
    "Juice. Nobody was aboard, of course; Crew-6 watched from the station.",
    "Book review. In 'Two Sides of the Moon' David Scott tells of Gemini VIII, which spun out of "
    "control on March 16, 1966, and Leonov of Voskhod 2. It comes out on 3 October; 432 pages.",
    "Музей космонавтики 12 апреля открыт до 21:00. В зале стоит спускаемый аппарат «Союза-4», который "
    "приземлился 17 января 1969 года. Билеты 400 рублей.",
    "Скончался космонавт Георгий Гречко. Он летал на «Союзе-17» в 1975 году, на «Союзе-26» и «Союзе "
    "Т-14». Прощание состоится во вторник в 11:00.",
    "Shares of the maker of New Shepard's seats fell three percent on Friday. The firm, which equipped "
    "NS-16 in July 2021, closed at 14.20 dollars.",
    "The school in Hawthorne was renamed yesterday after Ronald McNair, lost with Challenger in January "
    "1986. His first flight, STS-41-B, had been in February 1984. Lessons begin at 8 a.m. on Monday.",
    "How long is a day on the station? Sixteen sunrises. When Scott Kelly came home with Soyuz TMA-18M "
    "in March 2016 he had seen some ten thousand of them. Lesson plan, forms 5 to 7.",
    "The court in Orlando decided on Wednesday that the photographer keeps the rights in his picture of "
    "the night start of STS-130 (February 8, 2010). The firm may appeal until June 30.",
    "Fifty years ago today Skylab's last crew came home\n\nFeb. 8, 2024. After 84 days Jerry Carr, Ed "
    "Gibson and Bill Pogue splashed down at 10:17 a.m. central time on February 8, 1974.",
    "Tim Peake will speak in Leicester on Thursday, March 7, at 7 p.m. He flew on Soyuz TMA-19M from "
    "December 2015 to June 2016. Tickets are sold out.",
    "The bar at the foot of the tower, where the crew of Apollo 12 had their last beer before November "
    "14, 1969, burned down on Sunday night. Nobody was hurt.",
    "Space weather, 10 May 2024: G4 storm. The crew of the station was told to sleep in shielded parts. "
    "In August 1972, between Apollo 16 and Apollo 17, a flare would have been deadly on the Moon.",
    "A street in Karaganda now bears the name of Vladimir Komarov, killed when the parachutes of Soyuz "
    "1 failed on 24 April 1967. The signs went up on Friday at noon.",
    "Weather satellite NOAA-21 left Vandenberg at 1:49 a.m. on Nov. 10. On the same rocket flew the "
    "heat shield LOFTID. The next Atlas from Florida carries Starliner next year.",
    "VANDENBERG AIR FORCE BASE, May 5, 2018 - An Atlas V thundered through the fog at 4:05 "
    "a.m. PDT (1105 UTC) on Saturday and sent NASA's InSight lander toward Mars. It was the "
    "first interplanetary launch from the West Coast. Two briefcase-sized satellites, MarCO A "
    "and B, ride along.\n\nThe same type of rocket is to carry Boeing's Starliner and its "
    "crews from Florida, although the first of those flights is still months away. The "
    "landing on Mars is planned for November 26.",
    "Fifty years on, the Cape remembers\n\nCape Canaveral, 16 July 2019. At 9:32 this morning "
    "Michael Collins stood again at the foot of pad 39A, where he, Neil Armstrong and Buzz "
    "Aldrin began the flight of Apollo 11 half a century ago. A crowd of several hundred "
    "counted down and cheered when the clock reached zero. Nothing moved, of "
    "course.\n\nApollo 11 lifted off on July 16, 1969 and came home eight days later. "
    "Visitors can see the suit of Armstrong at the Smithsonian from today.",
    "Astra shares fall after failed launch\n\nALAMEDA, Calif., March 1, 2022 - Shares of "
    "Astra Space fell 9 percent on Tuesday, after the small launcher lost four NASA cubesats "
    "last month. Rivals did no better: Virgin Galactic, whose Unity 22 flight carried Richard "
    "Branson in July last year, gave up 4 percent. The company says that paying passengers "
    "will fly late this year.",
    "Wanted: memories of Skylab\n\nThe library of Esperance, Western Australia, is collecting "
    "stories about the night in July 1979 when Skylab came down over the shire. A piece of an "
    "oxygen tank has been in our museum since 1981. The last crew, that of Skylab 4, had left "
    "the station in February 1974 after 84 days. Bring photographs to the desk on Thursday, "
    "21 March, between 2 pm and 5 pm. Posted 14 March 2013.",
    "Euclid is on its way\n\nCape Canaveral, 1 July 2023 (our science desk). ESA's telescope "
    "Euclid left Florida on a Falcon 9 at 11:12 local time today (17:12 CEST) and has since "
    "called home to New Norcia. It is bound for L2, 1.5 million km away, where the Webb "
    "telescope works too.\n\nEuclid should have flown on a Soyuz from Kourou, but these "
    "rockets are no longer sold to Europe. The booster had flown once before, in May, with "
    "the four of Axiom's Ax-2 aboard.",
    "A letter from the editor\n\nForty years of this newsletter! When the first issue was "
    "typed, Sally Ride had just come back on Challenger from STS-7, and Salyut 7 was circling "
    "above us. We have since printed 480 issues, misspelt Baikonur eleven times and lost two "
    "typewriters. The jubilee party is on Saturday at 8 p.m. in the clubhouse; bring a salad.",
    "Perseverance starts for Mars\n\nWASHINGTON - NASA's rover Perseverance left Earth on "
    "Thursday, July 30, 2020, at 7:50 a.m. EDT on an Atlas V from pad 41. Mission control "
    "lost the signal for a while, as foreseen. The landing in Jezero crater will be on "
    "February 18.\n\nAsked about Bob Behnken and Doug Hurley, who are up on the station since "
    "May, the administrator said that they were doing fine.",
    "For sale: one ticket stub to the launch of STS-51-L\n\nAn auction house in Boston offers "
    "300 lots of spaceflight memorabilia on Friday, May 2, 2014, among them a checklist that "
    "flew on Apollo 14 and the gloves of Alexei Leonov from Voskhod 2 (March 1965). The glove "
    "pair should fetch $40,000. Bids are taken until 7 pm. Catalogue of April 28, 2014.",
    'Film night: the actors go up\n\nThe Kino Rossiya in Perm shows "Salyut 7" on Friday 24 '
    "September at 19:00, the story of Vladimir Dzhanibekov and Viktor Savinykh, who went to "
    "the dead station on Soyuz T-13 in June 1985. Tickets 250 roubles. An introduction is "
    "given by a teacher of physics, who once met Savinykh.",
    "School named after Judith Resnik gets new roof\n\nAkron, June 2, 2016. The roof of "
    "Resnik Elementary was blown off in the storm last fall; now the children are back in "
    "their rooms. The school bears the name of the Akron astronaut who died with the crew of "
    "Challenger on January 28, 1986 and had flown on Discovery's first mission, STS-41-D, two "
    'years before. "We launch into the summer with a dry ceiling," said the principal.',
    "China sends up 41 satellites at once\n\nTAIYUAN, June 15, 2023 - A Long March-2D lifted "
    "off at 1:30 p.m. Beijing time on Thursday and put 41 small satellites into orbit, more "
    "than any Chinese rocket before. Most belong to the Jilin-1 constellation. Two weeks "
    "earlier the Shenzhou-16 crew of three had gone to the Tiangong station from Jiuquan. The "
    "next batch will be launched in July.",
    "Space tourism: who pays, and when?\n\nSeven people have paid for a seat so far, from "
    "Dennis Tito in 2001 to Guy Laliberté in 2009, who came home on Soyuz TMA-14. All flew "
    "with Space Adventures. On 15 September 2010 Boeing said that it too would sell seats one "
    "day, on a capsule that exists on paper. Prices were not given. Economists think that "
    "thirty million dollars is the least one can ask.",
    "Budget hearing\n\nWashington, October 20, 2022: senators asked why the capsule costs so much. Boeing's "
    "Starliner flew without a crew in May, on OFT-2. A vote is due next week.",
    "Pluto at last. New Horizons passed the dwarf planet at 7:49 a.m. EDT today, July 14, 2015, after nine "
    "years. On the station Scott Kelly and Gennady Padalka looked at the pictures. Data arrive until next year.",
)
