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
)
