(function(){var e={url:e=>`./${e}`,json:async t=>{let n=await fetch(e.url(t));if(!n.ok)throw Error(`${t}: ${n.status}`);return n.json()}},t=e=>String(e).padStart(2,`0`);function n(e,n=0){let r=10**n,i=Math.round(Math.abs(e)*r),a=Math.floor(i/r),o=Math.floor(a/86400),s=[Math.floor(a/3600)%24,Math.floor(a/60)%60,a%60].map(t).join(`:`),c=n?`.${String(i%r).padStart(n,`0`)}`:``;return`T${e<0&&i>0?`−`:`+`}${o?`${o}d `:``}${s}${c}`}function r(e,t){return new Date(Date.parse(e)+t*1e3)}function i(e,t=!0){let n=new Date(Math.round(e.getTime()/1e3)*1e3).toISOString();return t?`${n.slice(0,10)} ${n.slice(11,19)}`:n.slice(11,19)}var a=new Map,o=`en-GB`;function s(e){o=e,a.clear()}function c(e,t,n=!0){let r=`${t??``}/${n}`,i=a.get(r);i||(i=new Intl.DateTimeFormat(o,{timeZone:t,hour12:!1,day:`2-digit`,month:`short`,hour:`2-digit`,minute:`2-digit`,...n?{second:`2-digit`}:{},timeZoneName:`shortOffset`}),a.set(r,i));let s=Object.fromEntries(i.formatToParts(Math.round(e.getTime()/1e3)*1e3).map(e=>[e.type,e.value])),c=`${s.hour===`24`?`00`:s.hour}:${s.minute}${n?`:${s.second}`:``}`;return`${s.day} ${s.month} ${c} ${s.timeZoneName?.replace(`GMT`,`UTC`)}`}function l(e,t){return c(e,t).split(` `)[2]}var u=Intl.DateTimeFormat().resolvedOptions().timeZone;function d(e,t){if(e==null)return`—`;let n=e.toFixed(t);return(Number(n)===0?n.replace(`-`,``):n).replace(`-`,`−`)}function f(e,t){let n=d(e,t);return/^[−—]/.test(n)||Number(n)===0?n:`+${n}`}function p(e){let t=Math.abs(e);return t>=1e5?`${d(e/1e3,0)} km`:t>=1e4?`${d(e/1e3,1)} km`:t>=1e3?`${d(e/1e3,2)} km`:`${d(e,t>=100?0:t>=10?1:2)} m`}function m(e,t,n){return`${Math.abs(e).toFixed(2)}° ${e<0?n:t}`}var h=e=>/\bburn\b/i.test(e)?e:`${e} burn`,g=e=>e.charAt(0).toUpperCase()+e.slice(1),_=`(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)`,v=RegExp(`(?<![\\w.,^])[+−-]?${_}`,`g`),y=new RegExp(_,`g`),b=[[/(?<=[\p{L}\d%)]{2})\. /u,`. `],[/; /,`; `],[/ · /,` · `],[/ → /,` → `],[/, /,`, `],[/: /,`: `]],x=/^(\s*(?:[◆✕✓◉○☾☀▲▼←↓→·–—.]+ ?)*(?:T?[+−-](?:\d+d )?\d+:\d\d:\d\d\s+(?!to ))?)(.*?)(\.?\s*)$/su,S=9,C=`((?:(?!; ).)+?)`,w=3e3,T={name:`en`,decimal:`.`,thousand:`,`,phrases:{}},E=T,D=[],O=new Intl.PluralRules(`en`),k=new Map;function A(e=T){E=e,O=new Intl.PluralRules(e.name),k.clear();let t=e=>e.replace(/[.*+?^${}()|[\]\\]/g,`\\$&`);D=Object.entries(e.phrases).filter(([e])=>/\{\w\}/.test(e)).sort(([e],[t])=>j(t)-j(e)).map(([e,n])=>{let r=e.split(/(#|\{\w\})/).map(e=>e===`#`?`([+−-]?\\d[\\d,.]*)`:/^\{\w\}$/.test(e)?C:t(e));return r.at(-2)===C&&r.at(-1)===``&&(r[r.length-2]=`(.+?)`),{form:RegExp(`^${r.join(``)}$`),said:n,slots:e.match(/#|\{\w\}/g),own:j(e)}})}var j=e=>e.replace(/#|\{\w\}/g,``).length;function M(e){return E===T||e===``?e:te(e)??ce(e)}var N=e=>E===T||e===``||re(e.replace(/\.$/,``))!==null;function ee(e){let t=E;E=T;try{return e()}finally{E=t}}function te(e){let t=k.get(e);if(t!==void 0)return t;let n=ne(e);return k.size>w&&k.clear(),k.set(e,n),n}function ne(e){if(!/\p{L}|°/u.test(e))return null;let t=ie(e);if(t!==null)return t;let[,n,r,i]=x.exec(e),a=re(r)??P(r,re)??ae(r,te,!1);return a===null&&n===``?null:F(n)+(a??ce(r))+i}function re(e){let t=e=>ie(e)??I(e,!0);return t(e)??P(e,t)??ae(e,re,!0)??I(e,!1)}function P(e,t){let n=e.charAt(0);if(n===n.toLowerCase())return null;let r=t(n.toLowerCase()+e.slice(1));return r&&r.charAt(0).toUpperCase()+r.slice(1)}var F=e=>e.replace(/(\d+)d /,(e,t)=>`${M(`${t}d`)} `);function ie(e){let t=E.phrases[e];if(t!==void 0)return oe(t,[]);for(let t of[v,y]){let n=[],r=e.replace(t,e=>(n.push(e),`#`)),i=n.length?E.phrases[r]:void 0;if(i!==void 0)return oe(i,n)}return null}function I(e,t){for(let{form:n,said:r,slots:i,own:a}of D){if(a>=S!==t)continue;let o=n.exec(e);if(!o?.slice(1).every(L))continue;let s=[],c=new Map;for(let[e,t]of i.entries())t===`#`?s.push(o[e+1]):c.set(t,M(o[e+1]));return oe(r,s,c)}return null}function L(e){let t=0;for(let n of e)if(n===`(`)t++;else if(n===`)`&&--t<0)return!1;return t===0}function R(e,t,n){let r=[],i=``;for(let a of e.split(t)){let e=i?i+n+a:a;L(e)&&r.push(e),i=L(e)?``:e}return i?[...r,i]:r}function ae(e,t,n){for(let[r,i]of b){let a=R(e,r,i);if(a.length<2)continue;let o=a.map(t),s=o.filter(e=>e!==null).length;if(n?s===a.length:s>0)return a.map((e,t)=>o[t]??ce(e)).join(i)}return null}function oe(e,t,n){let r=0,i=0;return e.replace(/#|\{\w\}|\{[^{}|]+(?:\|[^{}|]*)+\}/g,e=>{if(e===`#`){let e=t[i++]??`#`;return r=Number(e.replaceAll(`,`,``).replace(`−`,`-`)),se(e)}let a=n?.get(e);if(a!==void 0)return a;let o=e.slice(1,-1).split(`|`),s=O.select(Math.abs(r));return o[s===`one`?0:s===`few`&&o.length>2?1:o.length-1]??e})}var se=e=>e.replace(/\d(,)(?=\d{3})/g,e=>e[0]+E.thousand).replace(`.`,E.decimal).replace(`-`,`−`),ce=e=>e.replace(/(?<![\w.,:−–-])[+−-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\w.:])/g,se),le={en:{decimal:`.`,thousand:`,`,page:{ownName:`English`,language:`Language`,wholePage:`Open the whole page`,countdown:`Countdown`,toLiftoff:`Lift-off in`,toUndocking:`Undocking in`,flying:`Flying now`,flyingFollowed:`Flying now, followed by your clock`,flown:`By the plan, this flight is over; play it again below`,follow:`Follow by my clock`,days:`day|days`,daysAgo:`day ago|days ago`,published:`Published {when}`,dataAge:`The station's orbit is known from {when}, {age} before the start.`,dataOldStart:`Old data: at the start of this flight the station's data are {age} old. Times near the station, and when it passes over you, may be wrong by minutes to hours.`,dataOldNow:`Old data: the station's data are {age} old by now. It may have changed its orbit since; ask for a newer page before you rely on a time.`,planned:`All times are planned; should the start slip, everything moves.`,seeHeading:`What to see from where you stand`,seeNote:`Reckoned in this page; nothing that you type leaves it. Not told: clouds, hills and houses; a height of 0° is a free, flat horizon. The air lifts what stands on it by half a degree, so that it appears some ten seconds sooner and goes as much later.`,noPasses:`The station is only planned, so nobody can say when it passes.`,whereYouStand:`Town, or latitude and longitude`,placeExample:`London, or 45.92, 63.34`,look:`Look`,whereIAm:`Where I am`,noPlace:`The browser does not tell where you are; write latitude and longitude, such as 45.92, 63.34`,unknownPlace:`No such town in this page; write latitude (−90 to 90) and longitude (−180 to 180), such as 45.92, 63.34`,nothingSeen:`Nothing of this flight comes over your horizon high enough to be seen.`,sightings:`time over your horizon|times over your horizon`,yourClock:`by your own clock.`,what:`What`,when:`Day`,appears:`Rises`,highest:`Highest`,goes:`Sets`,how:`How it is seen`,launch:`Launch`,return:`Return`,shipPass:`Ship`,stationPass:`Station`,launchDay:`by day: flame and trail near the pad, little from more than a few hundred kilometres`,launchTwilight:`in twilight: a bright flame, and a trail that the Sun may light`,launchDark:`a bright flame in a dark sky`,returnDay:`a glowing trail for {long} in a bright sky, hard to find`,returnDark:`a glowing trail for {long} in a dark sky`,passDay:`not seen: daylight`,passSeen:`a moving star from {from} to {to}`,passShadow:`not seen: in the Earth's shadow`,winds:`north north-east east south-east south south-west west north-west`,km:`km`,storyHeading:`What happens`,factsHeading:`Why then, and what it takes`,besideHeading:`Beside the station`,chartsHeading:`Charts`,checksHeading:`What was checked`,checksFail:`What was checked: {n} do not hold`,dataHeading:`What the plan rests on`,foot:`A plan, made with open software; not an announcement by those who fly.`,credits:`Imagery: NASA. Coasts and borders: Natural Earth. Stars: Hipparcos. Towns: GeoNames.`,shipOn:`{ship} on {launcher}`,upAndDown:`up and down again`,orbits:`orbit|orbits`,orbitAt:`orbit at {height} km`,launchPlume:`from {from} to {to} the Sun lights the plume in a dark sky; it may fan out, bright and wide`,unseen:`not to be seen`,sound:`its sound arrives {s} s after lift-off, at {at}`,launchUnder:`The launch stays below your horizon, at best {deg}° under it.`,returnUnder:`The return stays below your horizon, at best {deg}° under it.`,returnNear:`near, by day; its glowing trail stays below the horizon`,returnNone:`its glowing trail stays below the horizon`,passLow:`not seen: sunlit only close to the horizon`,begins:`from {high} high in the {wind} on`,ends:`lost {high} high in the {wind}`,onePoint:`ship and station as one point`,stationBehind:`the station {long} behind it, {deg}° apart`,stationAhead:`the station {long} ahead of it, {deg}° apart`,magnitude:`Magnitude`,magnitudes:`Magnitudes: the less, the brighter; on what they rest`,afterwards:`Of the station's passes in the {days} after the plan, only those that can be seen.`,seconds:`s`,minutes:`min`},phrases:JSON.parse(`{"Lift-off":"Lift-off","Contact":"Contact","Undocking":"Undocking","Landing":"Landing","Splashdown":"Splashdown","Touchdown":"Touchdown","Range # km":"Range # km","Explicit guidance begins":"Explicit guidance begins","Pitch-over begins":"Pitch-over begins","Third stage ignition":"Third stage ignition","Second stage ignition":"Second stage ignition","First stage cut-off":"First stage cut-off","First stage separation":"First stage separation","Second stage cut-off, insertion":"Second stage cut-off, insertion","Third stage cut-off, insertion":"Third stage cut-off, insertion","Strap-on separation":"Strap-on separation","Core cut-off":"Core cut-off","Core separation":"Core separation","Fairing jettison":"Fairing jettison","Escape tower jettison":"Escape tower jettison","Ship separation":"Ship separation","Trunk jettison":"Trunk jettison","Maximum dynamic pressure":"Maximum dynamic pressure","Orbital sunset":"Orbital sunset","Orbital sunrise":"Orbital sunrise","DV# burn":"DV# burn","Raising burn":"Raising burn","Lowering burn":"Lowering burn","Circularisation burn":"Circularisation burn","Circularisation below burn":"Circularisation below burn","Mid-course correction burn":"Mid-course correction burn","Approach initiation burn":"Approach initiation burn","Arrival burn":"Arrival burn","Closing burn":"Closing burn","Arrival at the aim point":"Arrival at the aim point","Enters approach ellipsoid":"Enters approach ellipsoid","Enters keep-out sphere":"Enters keep-out sphere","Leaves approach ellipsoid":"Leaves approach ellipsoid","Leaves keep-out sphere":"Leaves keep-out sphere","Closing on the docking axis":"Closing on the docking axis","Station-keeping on the docking axis":"Station-keeping on the docking axis","Station-keeping, # pulses":"Station-keeping, # pulses","Fly-around, # pulses":"Fly-around, # pulses","Final approach, # pulses":"Final approach, # pulses","Undocking command":"Undocking command","Physical separation":"Physical separation","Separation burn #":"Separation burn #","Deorbit burn":"Deorbit burn","Deorbit burn ends":"Deorbit burn ends","Module separation":"Module separation","Entry interface":"Entry interface","Steering begins":"Steering begins","Greatest heating":"Greatest heating","Greatest load":"Greatest load","Radio blackout begins":"Radio blackout begins","Radio blackout ends":"Radio blackout ends","Drogue parachute opens":"Drogue parachute opens","Drogue parachutes open":"Drogue parachutes open","Drogue parachutes":"Drogue parachutes","Main parachute opens":"Main parachute opens","Main parachutes open":"Main parachutes open","Main parachutes":"Main parachutes","Motor cut-off":"Motor cut-off","Apogee":"Apogee","Capsule separation":"Capsule separation","Booster landing":"Booster landing","Booster landing burn":"Booster landing burn","# km upwards":"# km upwards","# km downwards":"# km downwards","# miles upwards":"# miles upwards","# miles downwards":"# miles downwards","Follow ship":"Follow ship","Earth":"Earth","Near":"Near","Ride along":"Ride along","Docking camera":"Docking camera","Local":"Local","View":"View","Globe":"Globe","Imagery: NASA":"Imagery: NASA","ship":"ship","to come":"to come","station":"station","landing track":"landing track","✕ landing":"✕ landing","◉ hears the ship":"◉ hears the ship","☾ in shadow":"☾ in shadow","☀ sunlit":"☀ sunlit","Clock":"Clock","Play":"Play","Pause":"Pause","Previous event":"Previous event","Next event":"Next event","Speed":"Speed","Jump to…":"Jump to…","Jump to event":"Jump to event","Mission elapsed time":"Mission elapsed time","Timeline":"Timeline","Event":"Event","Range km":"Range km","Ascent":"Ascent","Entry":"Entry","Whole":"Whole","Height":"Height","Quantities":"Quantities","Zoom out":"Zoom out","All":"All","Auto":"Auto","Port":"Port","Why then":"Why then","If it slips":"If it slips","Phase":"Phase","Insertion":"Insertion","Light":"Light","Abort cover":"Abort cover","Stay":"Stay","Then":"Then","Risk":"Risk","Price":"Price","Crew":"Crew","Station data":"Station data","Deorbit":"Deorbit","Where":"Where","If ballistic":"If ballistic","Weightless":"Weightless","Load":"Load","Δv budget, m/s":"Δv budget, m/s","Landing opportunities":"Landing opportunities","Statements":"Statements","Warning":"Warning","Versions":"Versions","Range":"Range","Ground contact":"Ground contact","✓ pass":"✓ pass","✕ FAIL":"✕ FAIL","Station":"Station","Loss of crew":"Loss of crew","Loss of mission":"Loss of mission","Abort survived":"Abort survived","Emergency":"Emergency","in #:#:#":"in #:#:#","in #:#":"in #:#","# km high":"# km high","# m/s over ground":"# m/s over ground","Relative motion":"Relative motion","Relative motion in the station's orbital frame":"Relative motion in the station's orbital frame","Charts over mission elapsed time":"Charts over mission elapsed time","Span of the charts":"Span of the charts","Height, km":"Height, km","Phase angle, °":"Phase angle, °","Range, between centres":"Range, between centres","Range-rate, m/s":"Range-rate, m/s","Felt g-load, g":"Felt g-load, g","Flight":"Flight","Approach":"Approach","Not in orbit yet":"Not in orbit yet","Price of":"Price of","Sources":"Sources","Launch":"Launch","KOS":"Keep-out sphere","AE":"Approach ellipsoid","International Space Station":"International Space Station","Tiangong space station":"Tiangong space station","Russian Orbital Station at #° (planned)":"Russian Orbital Station at #° (planned)","Russian Orbital Station at #° (planned until December #)":"Russian Orbital Station at #° (planned until December #)","Soyuz MS":"Soyuz MS","Soyuz TM":"Soyuz TM","Soyuz TMA":"Soyuz TMA","Soyuz TMA-M":"Soyuz TMA-M","Soyuz MS-#":"Soyuz MS-#","Soyuz TMA-#":"Soyuz TMA-#","Soyuz TM-#":"Soyuz TM-#","Progress MS":"Progress MS","Progress MS-#":"Progress MS-#","Progress M and M-M":"Progress M and M-M","Progress M1":"Progress M1","Soyuz-#a":"Soyuz-#a","Soyuz-#b":"Soyuz-#b","Soyuz-#b from Vostochny or Plesetsk":"Soyuz-#b from Vostochny or Plesetsk","Soyuz-FG":"Soyuz-FG","Soyuz-U":"Soyuz-U","Shenzhou":"Shenzhou","Shenzhou-#":"Shenzhou-#","Long March 2F/G":"Long March 2F/G","Crew Dragon":"Crew Dragon","Cargo Dragon":"Cargo Dragon","Space Shuttle orbiter":"Space Shuttle orbiter","Space Shuttle stack":"Space Shuttle stack","STS-# Atlantis":"STS-# Atlantis","Baikonur, Site #, pad #":"Baikonur, Site #, pad #","Baikonur, Site #, pad # (Gagarin's Start)":"Baikonur, Site #, pad # (Gagarin's Start)","Vostochny, Site 1S":"Vostochny, Site 1S","Plesetsk, Site #, pad #":"Plesetsk, Site #, pad #","Cape Canaveral, Space Launch Complex #":"Cape Canaveral, Space Launch Complex #","Kennedy Space Center, Launch Complex 39A":"Kennedy Space Center, Launch Complex 39A","Kennedy Space Center, Launch Complex 39B":"Kennedy Space Center, Launch Complex 39B","Jiuquan, South Launch Site # (pad #)":"Jiuquan, South Launch Site # (pad #)","Corn Ranch, Launch Site One, West Texas":"Corn Ranch, Launch Site One, West Texas","Spaceport America, runway #/#":"Spaceport America, runway #/#","Starbase, Boca Chica, pad A":"Starbase, Boca Chica, pad A","Wallops Island, Mid-Atlantic Regional Spaceport, Pad 0A":"Wallops Island, Mid-Atlantic Regional Spaceport, Pad 0A","Harmony forward (IDA-#)":"Harmony forward (IDA-#)","Harmony zenith (IDA-#)":"Harmony zenith (IDA-#)","Harmony nadir (berthing)":"Harmony nadir (berthing)","Unity nadir (berthing)":"Unity nadir (berthing)","Nauka nadir":"Nauka nadir","Pirs nadir":"Pirs nadir","Poisk zenith":"Poisk zenith","Prichal nadir":"Prichal nadir","Rassvet nadir":"Rassvet nadir","Zarya nadir":"Zarya nadir","Zvezda aft":"Zvezda aft","PMA-# forward":"PMA-# forward","Node module nadir":"Node module nadir","Science and power module aft":"Science and power module aft","Tianhe forward":"Tianhe forward","Tianhe aft":"Tianhe aft","Tianhe nadir (radial)":"Tianhe nadir (radial)","Steppe south-east of Zhezkazgan":"Steppe south-east of Zhezkazgan","Steppe north of Arkalyk":"Steppe north of Arkalyk","Atlantic off Cape Canaveral":"Atlantic off Cape Canaveral","Atlantic off Daytona Beach":"Atlantic off Daytona Beach","Atlantic off Jacksonville":"Atlantic off Jacksonville","Gulf off Panama City":"Gulf off Panama City","Gulf off Pensacola":"Gulf off Pensacola","Gulf off Tallahassee":"Gulf off Tallahassee","Gulf off Tampa":"Gulf off Tampa","Pacific off Southern California":"Pacific off Southern California","Kennedy Space Center, Shuttle Landing Facility #/#":"Kennedy Space Center, Shuttle Landing Facility #/#","White Sands Space Harbor":"White Sands Space Harbor","White Sands, Northrup Strip #/#":"White Sands, Northrup Strip #/#","Edwards Air Force Base #/#":"Edwards Air Force Base #/#","Dugway Proving Ground":"Dugway Proving Ground","Willcox Playa":"Willcox Playa","Kolpashevo":"Kolpashevo","Shchyolkovo":"Shchyolkovo","Ulan-Ude":"Ulan-Ude","Ussuriysk":"Ussuriysk","Vostochny":"Vostochny","Weilheim":"Weilheim","Yelizovo":"Yelizovo","Yeniseysk":"Yeniseysk","Moscow":"Moscow","Almaty":"Almaty","Chicago":"Chicago","Denver":"Denver","New York":"New York","Shanghai":"Shanghai","Los Angeles":"Los Angeles","{a}, return":"{a}, return","{a}, return of the film crew":"{a}, return of the film crew","STS-#, the last landing of a Shuttle":"STS-#, the last landing of a Shuttle","A Starship-class flight from Starbase":"A Starship-class flight from Starbase","A crew to the Russian station at #°":"A crew to the Russian station at #°","A crew to the Russian station at #° from {a}":"A crew to the Russian station at #° from {a}","Starliner Crew Flight Test":"Starliner Crew Flight Test","Plesetsk":"Plesetsk","{a} ({b})":"{a} ({b})","commander":"commander","spacecraft commander":"spacecraft commander","joint operations commander":"joint operations commander","pilot":"pilot","flight engineer":"flight engineer","mission specialist":"mission specialist","payload specialist":"payload specialist","spaceflight participant":"spaceflight participant","film director":"film director","actress":"actress","medical officer":"medical officer","passenger":"passenger","researcher":"researcher","astronaut instructor":"astronaut instructor","cosmonaut":"cosmonaut","astronaut":"astronaut","#-#-# #:#:# UTC":"#-#-# #:#:# UTC","{a} after undocking":"{a} after undocking","T+#d #:#:#":"T+#d #:#:#","T+#d":"T+#d","T−#d #:#:#":"T−#d #:#:#","+#d #:#:#":"+#d #:#:#","+#d #:#:# after undocking":"+#d #:#:# after undocking","#d #:#:#":"#d #:#:#","#° N #° E":"#° N #° E","#° N #° W":"#° N #° W","#° S #° E":"#° S #° E","#° S #° W":"#° S #° W","#° N, #° E":"#° N, #° E","#° N, #° W":"#° N, #° W","#° S, #° E":"#° S, #° E","#° S, #° W":"#° S, #° W","#° N":"#° N","#° S":"#° S","#° E":"#° E","#° W":"#° W","# km":"# km","# m":"# m","# m/s":"# m/s","# min":"# min","# s":"# s","# h":"# h","# kg":"# kg","# kPa":"# kPa","# W/cm²":"# W/cm²","# days":"# days","# km up":"# km up","km":"km","m/s":"m/s","kPa":"kPa","W/cm²":"W/cm²","# ft":"# ft","# mi":"# mi","# mph":"# mph","{a} ignition":"{a} ignition","{a} cut-off":"{a} cut-off","{a} cut-off, insertion":"{a} cut-off, insertion","{a} separation":"{a} separation","{a} jettison":"{a} jettison","Release from {a}":"Release from {a}","Booster cut-off":"Booster cut-off","Booster separation":"Booster separation","Centaur cut-off, insertion":"Centaur cut-off, insertion","Centaur ignition":"Centaur ignition","Solid booster cut-off":"Solid booster cut-off","Solid boosters cut-off":"Solid boosters cut-off","Solid booster separation":"Solid booster separation","Solid boosters separation":"Solid boosters separation","Main engines cut-off, insertion":"Main engines cut-off, insertion","Ship cut-off, insertion":"Ship cut-off, insertion","Ship ignition":"Ship ignition","Strap-on cut-off":"Strap-on cut-off","Service module separation":"Service module separation","Second stage cut-off":"Second stage cut-off","Third stage cut-off":"Third stage cut-off","Second stage separation":"Second stage separation","Third stage separation":"Third stage separation","Core cut-off, insertion":"Core cut-off, insertion","First stage ignition":"First stage ignition","Core ignition":"Core ignition","Motor ignition":"Motor ignition","Feather raised":"Feather raised","Glide begins":"Glide begins","On final":"On final","Wheels stop":"Wheels stop","Take-off of the carrier":"Take-off of the carrier","Solid booster ignition":"Solid booster ignition","In orbit":"In orbit","Waypoint #":"Waypoint #","On the V-bar":"On the V-bar","R-bar pitch manoeuvre":"R-bar pitch manoeuvre","Station-keeping below the station":"Station-keeping below the station","Hold below, # pulses":"Hold below, # pulses","Near hold, # pulses":"Near hold, # pulses","{a}, # pulses":"{a}, # pulses","{a} burn":"{a} burn","Boost burn":"Boost burn","Close burn":"Close burn","Coelliptic burn":"Coelliptic burn","Height burn":"Height burn","Insertion burn":"Insertion burn","NC# burn":"NC# burn","NH burn":"NH burn","NSR burn":"NSR burn","OMS-# burn":"OMS-# burn","Phase burn":"Phase burn","Phasing burn":"Phasing burn","TI burn":"TI burn","Transfer burn":"Transfer burn","DV#":"DV#","Deorbit burn begins":"Deorbit burn begins","Boost":"Boost","Close":"Close","Coelliptic":"Coelliptic","Phasing":"Phasing","Transfer":"Transfer","raising":"raising","lowering":"lowering","circularisation":"circularisation","circularisation below":"circularisation below","mid-course correction":"mid-course correction","approach initiation":"approach initiation","arrival":"arrival","closing":"closing","fly-around":"fly-around","fly-around #":"fly-around #","final approach":"final approach","station-keeping":"station-keeping","hold below":"hold below","near hold":"near hold","separation burn #":"separation burn #","deorbit burn":"deorbit burn","ascent":"ascent","descent":"descent","entry":"entry","departure":"departure","transfer":"transfer","free flight":"free flight","coast in orbit":"coast in orbit","coast to {a}":"coast to {a}","fall to entry interface":"fall to entry interface","aim point":"aim point","hold point":"hold point","below the station":"below the station","Carried":"Carried","Coast":"Coast","Drop":"Drop","Glide":"Glide","Boost on":"Boost on","boost":"boost","hop":"hop","Δv # m/s (R # T # N #)":"Δv # m/s (R # T # N #)","Δv # m/s":"Δv # m/s","Δv # m/s in all":"Δv # m/s in all","# s → # × # km":"# s → # × # km","go or no-go before it":"go or no-go before it","# W/cm² at the nose":"# W/cm² at the nose","# g felt":"# g felt","# g":"# g","#° below the horizon":"#° below the horizon","# m above the pad":"# m above the pad","hold of # min":"hold of # min","# m/s from the springs":"# m/s from the springs","# m/s against the flight":"# m/s against the flight","{a} has no way home in its file: the plan ends up here":"{a} has no way home in its file: the plan ends up here","before the deorbit burn":"before the deorbit burn","hooks open":"hooks open","range # m":"range # m","upright, on its engine":"upright, on its engine","sea":"sea","Slipped":"Slipped","# s before the station's plane passes over the pad (flown)":"# s before the station's plane passes over the pad (flown)","# s before the station's plane passes over the pad (least propellant)":"# s before the station's plane passes over the pad (least propellant)","inserted #° east of the station's node (# s of lift-off), for the lower orbit drifts west while it catches up":"inserted #° east of the station's node (# s of lift-off), for the lower orbit drifts west while it catches up","inserted #° west of the station's node (# s of lift-off), for the lower orbit drifts east while it catches up":"inserted #° west of the station's node (# s of lift-off), for the lower orbit drifts east while it catches up","open {a} to {b} UTC":"open {a} to {b} UTC","plane: # m/s for each second":"plane: # m/s for each second","plane: the launcher steers # s early to # s late":"plane: the launcher steers # s early to # s late","phase: # m/s more for each second before #°":"phase: # m/s more for each second before #°","phase: # m/s more for each second after #°":"phase: # m/s more for each second after #°","phase at most #° after":"phase at most #° after","phase at least #° after":"phase at least #° after","no Δv to spare":"no Δv to spare","# s after the lift-off into the plane":"# s after the lift-off into the plane","# s before the lift-off into the plane":"# s before the lift-off into the plane","for # m/s":"for # m/s","station #° ahead at insertion":"station #° ahead at insertion","# orbits gain #° to #°":"# orbits gain #° to #°","#° at the node":"#° at the node","T+# s":"T+# s","# kg of propellant left":"# kg of propellant left","# × # km":"# × # km","{a} at the pad (Sun #°)":"{a} at the pad (Sun #°)","{a} at docking":"{a} at docking","beta #°":"beta #°","beta #° to #°":"beta #° to #°","limit ±#°":"limit ±#°","day":"day","night":"night","twilight":"twilight","sunlit":"sunlit","in shadow":"in shadow","dawn":"dawn","dusk":"dusk","{a} T+# to # s":"{a} T+# to # s","up to # g":"up to # g","escape tower":"escape tower","fairing motors":"fairing motors","ship separation":"ship separation","escape engines":"escape engines","launch abort engines":"launch abort engines","abort engines":"abort engines","above the #-mile line (# km)":"above the #-mile line (# km)","below the #-mile line (# km)":"below the #-mile line (# km)","above the #-km line":"above the #-km line","below the #-km line":"below the #-km line","# km at #:#:# UTC":"# km at #:#:# UTC","# g going up":"# g going up","# g coming down":"# g coming down","Mach #":"Mach #","# days at {a}":"# days at {a}","docked life # days":"docked life # days","At undocking the station data are # days old: along its orbit the station is then {a}":"At undocking the station data are # days old: along its orbit the station is then {a}","at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not":"at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not","at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not: the station is {a}":"at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not: the station is {a}","within # km of its predicted place in half of all cases, within # km in nine of ten":"within # km of its predicted place in half of all cases, within # km in nine of ten","landings that day are possible within the hour around {a} UTC, once the station is brought to the right place of its orbit":"landings that day are possible within the hour around {a} UTC, once the station is brought to the right place of its orbit","# m/s in {a} at {b} UTC":"# m/s in {a} at {b} UTC","# min # s":"# min # s","# km at #:#:# UTC, # m/s, #°":"# km at #:#:# UTC, # m/s, #°","at most # g":"at most # g","no radio #:#:# to #:#:#":"no radio #:#:# to #:#:#","# km off the aim":"# km off the aim","{a} (Sun #°)":"{a} (Sun #°)","sunrise #:#":"sunrise #:#","sunset #:# UTC":"sunset #:# UTC","# km away":"# km away","loss of crew # in # (# to #)":"loss of crew # in # (# to #)","loss of mission # in # (# to #)":"loss of mission # in # (# to #)","loss of crew # in # (# to over #)":"loss of crew # in # (# to over #)","loss of mission # in # (# to over #)":"loss of mission # in # (# to over #)","no crew":"no crew","# % intervals":"# % intervals","# in # (# to #)":"# in # (# to #)","# in # (# to over #)":"# in # (# to over #)","Total to {a}":"Total to {a}","Total to contact":"Total to contact","Total to orbit":"Total to orbit","Total to splashdown":"Total to splashdown","Total to landing":"Total to landing","Way home":"Way home","Ship carries":"Ship carries","Left":"Left","Landing UTC":"Landing UTC","Aside km":"Aside km","Sun°":"Sun°","out of reach: # km to the side of the track, {a} can land # km aside":"out of reach: # km to the side of the track, {a} can land # km aside","too early: it would have to leave before the time asked":"too early: it would have to leave before the time asked","night there":"night there","night: the Sun is #° high at landing":"night: the Sun is #° high at landing","crew day: # h from waking to landing, # h allowed":"crew day: # h from waking to landing, # h allowed","crew day: burn and landing fall into the crew's sleep":"crew day: burn and landing fall into the crew's sleep","docked stay":"docked stay","orbit and approach":"orbit and approach","return":"return","whole flight":"whole flight","launch":"launch","Not in these numbers: {a}":"Not in these numbers: {a}","what ships have in common and nobody knows of: phases are reckoned as independent of each other":"what ships have in common and nobody knows of: phases are reckoned as independent of each other","anything of its own: none of this type has come down, so it has the record of the others":"anything of its own: none of this type has come down, so it has the record of the others","changes to the hardware since: # losses in # returns count as if all ships of the type were alike":"changes to the hardware since: # losses in # returns count as if all ships of the type were alike","changes to the hardware since: # loss in # returns count as if all ships of the type were alike":"changes to the hardware since: # loss in # returns count as if all ships of the type were alike","changes to the hardware since: # losses in # return count as if all ships of the type were alike":"changes to the hardware since: # losses in # return count as if all ships of the type were alike","changes to the hardware since: # loss in # return count as if all ships of the type were alike":"changes to the hardware since: # loss in # return count as if all ships of the type were alike","debris, but as it struck so far":"debris, but as it struck so far","what others reckon for it stands apart, as theirs":"what others reckon for it stands apart, as theirs","In brackets the # % interval":"In brackets the # % interval","From # flights whose outcome was known on #-#-#, # of its own type":"From # flights whose outcome was known on #-#-#, # of its own type","Docked for # days, as asked":"Docked for # days, as asked","Docked for # days, the usual stay of ships like it":"Docked for # days, the usual stay of ships like it","Others state: {a}":"Others state: {a}","# in # ({a})":"# in # ({a})","required of commercial crew":"required of commercial crew","loss of crew":"loss of crew","loss of mission":"loss of mission","most of it from debris while docked":"most of it from debris while docked","loss of crew in ascent":"loss of crew in ascent","and again in entry":"and again in entry","NASA and SpaceX":"NASA and SpaceX","not known":"not known","Shuttle at its end":"Shuttle at its end","Shuttle":"Shuttle","each of its first nine flights":"each of its first nine flights","each of the next sixteen flights":"each of the next sixteen flights","in hindsight":"in hindsight","W. Gerstenmaier":"W. Gerstenmaier","T. Hamlin":"T. Hamlin","How":"How","Money of #":"Money of #","Money of its time":"Money of its time","a flight":"a flight","a seat":"a seat","a kilogram up":"a kilogram up","a person's day":"a person's day","$#":"$#","$# million":"$# million","$# billion":"$# billion","$# to #":"$# to #","$# to # million":"$# to # million","$# to # billion":"$# to # billion","$# million to # billion":"$# million to # billion","a flight {a}":"a flight {a}","a seat {a}":"a seat {a}","money of #":"money of #","nothing is published":"nothing is published","a contract's sum by its cargo":"a contract's sum by its cargo","a flight's price by # kg, as if it flew for the load alone":"a flight's price by # kg, as if it flew for the load alone","a flight's price by # seats":"a flight's price by # seats","a seat's price by # days":"a seat's price by # days","a seat's price by the days that were paid for":"a seat's price by the days that were paid for","a seat's price × # seats, as if all were sold at it":"a seat's price × # seats, as if all were sold at it","as stated, or a sum by its flights":"as stated, or a sum by its flights","as stated, or a sum by its seats":"as stated, or a sum by its seats","China publishes no price of Shenzhou, of a seat or of a flight":"China publishes no price of Shenzhou, of a seat or of a flight","figures in the press are guesses and are left out":"figures in the press are guesses and are left out","development, the ground and the station, unless a source says so":"development, the ground and the station, unless a source says so","what a seller would ask today":"what a seller would ask today","no contract for Progress was found":"no contract for Progress was found","Roscosmos publishes none":"Roscosmos publishes none","no price of a crewed Starship flight is published":"no price of a crewed Starship flight is published","no source covers flights of #: the nearest in time, of {a}, stand for it":"no source covers flights of #: the nearest in time, of {a}, stand for it","whether the station will be there ({a})":"whether the station will be there ({a})","Russian Orbital Station, first module launched: {a}":"Russian Orbital Station, first module launched: {a}","then {a}":"then {a}","Reckoned with {a}":"Reckoned with {a}","# seats (named as crew)":"# seats (named as crew)","# seats (of the vehicle)":"# seats (of the vehicle)","# kg up":"# kg up","# h free drift after {a}":"# h free drift after {a}","Sun in the final approach":"Sun in the final approach","apogee":"apogee","approach corridor":"approach corridor","approach ellipsoid entered after approach initiation only":"approach ellipsoid entered after approach initiation only","approach ellipsoid left for good before the deorbit burn":"approach ellipsoid left for good before the deorbit burn","beta angle over the stay":"beta angle over the stay","contact alignment":"contact alignment","contact speed":"contact speed","departure corridor":"departure corridor","departure moves away inside the keep-out sphere":"departure moves away inside the keep-out sphere","docked life":"docked life","keep-out sphere entered in the corridor only":"keep-out sphere entered in the corridor only","keep-out sphere left for good":"keep-out sphere left for good","landing near the aim":"landing near the aim","landing place":"landing place","lean off the vertical":"lean off the vertical","load in an abort":"load in an abort","load in the ascent":"load in the ascent","load in the steered entry":"load in the steered entry","loads":"loads","lowest perigee":"lowest perigee","retreat from {a}":"retreat from {a}","Δv carried":"Δv carried","Δv of the profile":"Δv of the profile","handover":"handover","# days at the port, {a} may stay #":"# days at the port, {a} may stay #","# days together":"# days together","the next crew comes # days after this one has left":"the next crew comes # days after this one has left","exceeded on # days":"exceeded on # days","# g after an abort at T+# s":"# g after an abort at T+# s","# g at most, # g allowed":"# g at most, # g allowed","# km from where it should land":"# km from where it should land","# km off after # changes of side":"# km off after # changes of side","at most # km":"at most # km","# km, # km and more are meant":"# km, # km and more are meant","at least # km":"at least # km","# m and # m/s sideways":"# m and # m/s sideways","at most # m and # m/s":"at most # m and # m/s","# m/s back from # m: out of the approach ellipsoid within # min, for # h":"# m/s back from # m: out of the approach ellipsoid within # min, for # h","# m/s back from # to # m: out of the approach ellipsoid within # min, for # h":"# m/s back from # to # m: out of the approach ellipsoid within # min, for # h","# m/s back from # m leads to the station again":"# m/s back from # m leads to the station again","# m/s back from # m does not stop the ship before the port":"# m/s back from # m does not stop the ship before the port","# m/s left of # m/s after the way home":"# m/s left of # m/s after the way home","short by # m/s: # m/s carried":"short by # m/s: # m/s carried","# m/s needed with the way home":"# m/s needed with the way home","# m/s, # to # m/s":"# m/s, # to # m/s","at most # m/s":"at most # m/s","# min after separation":"# min after separation","# km away at the end":"# km away at the end","still # m away at the end":"still # m away at the end","not left":"not left","at most #° for a vehicle that rises straight up":"at most #° for a vehicle that rises straight up","at least #° off the docking axis":"at least #° off the docking axis","at least #° wanted":"at least #° wanted","all in shadow":"all in shadow","at most #° off the docking axis inside the keep-out sphere":"at most #° off the docking axis inside the keep-out sphere","at most #° off the docking axis":"at most #° off the docking axis","corridor ±#°":"corridor ±#°","at most #°":"at most #°","limit #°":"limit #°","nearest # m":"nearest # m","sphere # m":"sphere # m","# h on":"# h on","nearest # of the ellipsoid's size":"nearest # of the ellipsoid's size","comes down at its first perigee (# km)":"comes down at its first perigee (# km)","nearest before it # of the ellipsoid's size":"nearest before it # of the ellipsoid's size","none flown before it":"none flown before it","nearest before the final approach # m":"nearest before the final approach # m","range falls by # m in # s":"range falls by # m in # s","range never falls":"range never falls","element set # of #-#-#T#:#:#Z":"element set # of #-#-#T#:#:#Z","# h old at lift-off":"# h old at lift-off","# h old at undocking":"# h old at undocking","planned orbit of #-#-#T#:#:#Z":"planned orbit of #-#-#T#:#:#Z","its phase assumed":"its phase assumed","Ascent: {a}":"Ascent: {a}","orbit":"orbit","space weather":"space weather","what was known":"what was known","# degrees of freedom":"# degrees of freedom","US Standard Atmosphere #":"US Standard Atmosphere #","powered explicit guidance":"powered explicit guidance","NRLMSISE-# along the way":"NRLMSISE-# along the way","lift and bank by a numerical predictor-corrector":"lift and bank by a numerical predictor-corrector","# degrees of freedom over the turning WGS-# Earth with J#":"# degrees of freedom over the turning WGS-# Earth with J#","Sun and Moon (DE#)":"Sun and Moon (DE#)","solid tides":"solid tides","relativity":"relativity","NRLMSISE-# drag":"NRLMSISE-# drag","SGP# fitted by the full force model over the day before the epoch":"SGP# fitted by the full force model over the day before the epoch","as measured, that day and in the # days around it, which was not all known before":"as measured, that day and in the # days around it, which was not all known before","a forecast instead moves a station by some # km in a day and a landing by # s":"a forecast instead moves a station by some # km in a day and a landing by # s","a storm that nobody foresaw by # km and # s":"a storm that nobody foresaw by # km and # s","forecast month by month, without storms":"forecast month by month, without storms","forecast month by month":"forecast month by month","without storms":"without storms","the newest element set that was created before the start or, where its creation is not told, has its epoch # h or more before it, for so long it takes until one is published":"the newest element set that was created before the start or, where its creation is not told, has its epoch # h or more before it, for so long it takes until one is published","station data is # days old: the phase may be off by degrees if the station was reboosted":"station data is # days old: the phase may be off by degrees if the station was reboosted","the flight is in the future: air density and Earth rotation are forecasts":"the flight is in the future: air density and Earth rotation are forecasts","between the centres of ship and station, so not # at contact":"between the centres of ship and station, so not # at contact","elevation above #°":"elevation above #°","places to #°":"places to #°","Undocked":"Undocked","if broken off: {a}":"if broken off: {a}","if broken off: {a}, down at {b}, # g":"if broken off: {a}, down at {b}, # g","heard by {a}":"heard by {a}","no ground station in sight":"no ground station in sight","{a} in #:#:#":"{a} in #:#:#","{a} in #:#":"{a} in #:#","no ground station in sight; {a}":"no ground station in sight; {a}","Away from the station":"Away from the station","Still at the port":"Still at the port","V # km":"V # km","V # m":"V # m","R # km":"R # km","R # m":"R # m","across # m":"across # m","across # km":"across # km","range # km":"range # km","ports # m apart":"ports # m apart","ports # km apart":"ports # km apart","inside KOS":"inside KOS","inside AE":"inside AE","V-bar →":"V-bar →","← V-bar":"← V-bar","V-bar (forward) →":"V-bar (forward) →","← V-bar (forward)":"← V-bar (forward)","↓ R-bar (to Earth)":"↓ R-bar (to Earth)","V-bar points right; turn it round":"V-bar points right; turn it round","V-bar points left; turn it round":"V-bar points left; turn it round","Scale":"Scale","Samples":"Samples","Free drift after {a}, the next burn missed":"Free drift after {a}, the next burn missed","not near":"not near","Rate":"Rate","Off axis":"Off axis","Right, up":"Right, up","Sideways":"Sideways","Aligned to":"Aligned to","Points":"Points","along its path":"along its path","upright":"upright","along its orbit":"along its orbit","nose ahead":"nose ahead","heat shield ahead":"heat shield ahead","for the burn":"for the burn","at the port":"at the port","along the docking axis":"along the docking axis","a tick #°":"a tick #°","abort landings":"abort landings","Stretch":"Stretch","Map of the stretch":"Map of the stretch","Height over distance":"Height over distance","steered landings end within # km of the aim":"steered landings end within # km of the aim","# km from where it began":"# km from where it began","# km to where it comes down":"# km to where it comes down","km from the start →":"km from the start →","km to the landing →":"km to the landing →","heights ×#":"heights ×#","widths ×#":"widths ×#","km from the start →, heights ×#":"km from the start →, heights ×#","km from the start →, widths ×#":"km from the start →, widths ×#","km to the landing →, heights ×#":"km to the landing →, heights ×#","km to the landing →, widths ×#":"km to the landing →, widths ×#","Ballistic landing":"Ballistic landing","Landing, {a}":"Landing, {a}","Splashdown, {a}":"Splashdown, {a}","Curves":"Curves","Which quantities are drawn":"Which quantities are drawn","Save what the charts show as a table":"Save what the charts show as a table","apogee # km":"apogee # km","perigee # km":"perigee # km","– – apogee  ··· perigee":"– – apogee  ··· perigee","– – apogee":"– – apogee","Heating, W/cm²":"Heating, W/cm²","Dynamic pressure, kPa":"Dynamic pressure, kPa","Speed over ground, m/s":"Speed over ground, m/s","Vertical speed, m/s":"Vertical speed, m/s","Departure":"Departure","Height, mi":"Height, mi","here":"here","pad":"pad","landing":"landing","here {a}":"here {a}","pad {a}":"pad {a}","landing {a}":"landing {a}","hop # km":"hop # km","#k":"#k","#d":"#d","{p} a {u} in money of #, flights of #-#, {b}: {c}":"{p} a {u} in money of #, flights of #-#, {b}: {c}","{p} a {u} in money of #, flights of #, {b}: {c}":"{p} a {u} in money of #, flights of #, {b}: {c}","seat":"seat","flight":"flight","contract":"contract","crew-day":"crew-day","mission":"mission","programme":"programme","paid":"paid","asked":"asked","estimate":"estimate","reported":"reported","# billion RUB":"# billion RUB","# million RUB":"# million RUB","Boeing itself":"Boeing itself","from Boeing":"from Boeing","Yusaku Maezawa, for two":"Yusaku Maezawa, for two","for two":"for two","a bidder":"a bidder","for charity":"for charity","a private flight to the station":"a private flight to the station","from NASA":"from NASA","passengers":"passengers","private people and states":"private people and states","from Axiom Space":"from Axiom Space","states":"states","the Russian state":"the Russian state","# flights with at least # t":"# flights with at least # t","# seats for # million":"# seats for # million","# round trips and # t of cargo":"# round trips and # t of cargo","dividing by the seats alone overstates the seat":"dividing by the seats alone overstates the seat","# billion dollars of # from # to # over # flights":"# billion dollars of # from # to # over # flights","development included":"development included","# flights of Dragon, Cygnus and Dream Chaser together":"# flights of Dragon, Cygnus and Dream Chaser together","# million of integration among them":"# million of integration among them","# flights of Dragon and Cygnus together":"# flights of Dragon and Cygnus together","# million for integration and # million for the station crew's support":"# million for integration and # million for the station crew's support","a mission":"a mission","food and supplies # to # thousand a person and day come on top":"food and supplies # to # thousand a person and day come on top","Crew-# to Crew-#: launch, stay, return, rescue, ground support and cargo":"Crew-# to Crew-#: launch, stay, return, rescue, ground support and cargo","a flight of about ten days with training":"a flight of about ten days with training","three of four seats are sold":"three of four seats are sold","a flight of two to three weeks with training":"a flight of two to three weeks with training","a round trip of one person with training":"a round trip of one person with training","a round trip":"a round trip","to be adjusted for inflation":"to be adjusted for inflation","a ticket":"a ticket","a ticket of the first years of sale":"a ticket of the first years of sale","about # were sold at this price or less":"about # were sold at this price or less","research and training seats are dearer, about # thousand (scimyst.com)":"research and training seats are dearer, about # thousand (scimyst.com)","an outsider's estimate":"an outsider's estimate","Blue Origin publishes no price":"Blue Origin publishes no price","charges that Boeing bore over the fixed price":"charges that Boeing bore over the fixed price","# million of them in #":"# million of them in #","development, tests and six flights":"development, tests and six flights","# million more in # for the third to the sixth":"# million more in # for the third to the sixth","development, tests and the first six flights":"development, tests and the first six flights","# billion with Crew-# to Crew-#":"# billion with Crew-# to Crew-#","each of two more seats":"each of two more seats","eight days with training":"eight days with training","ten days with training":"ten days with training","eleven days with training":"eleven days with training","twelve days with training":"twelve days with training","thirteen days with training":"thirteen days with training","fourteen days with training":"fourteen days with training","five seats that Boeing had from Energia in settlement of a debt":"five seats that Boeing had from Energia in settlement of a debt","food and supplies brought up beforehand, a person and day":"food and supplies brought up beforehand, a person and day","not the flight":"not the flight","four flights of four with one to two weeks at the station":"four flights of four with one to two weeks at the station","four seats on each of six flights":"four seats on each of six flights","no cargo counted":"no cargo counted","mean of all that was spent in the operational years # to #":"mean of all that was spent in the operational years # to #","one seat in autumn #":"one seat in autumn #","Roscosmos named no price, and got a ride for cargo besides (newsmuncher.com)":"Roscosmos named no price, and got a ride for cargo besides (newsmuncher.com)","one seat of the first crewed flight":"one seat of the first crewed flight","# % commission on top":"# % commission on top","no usual price":"no usual price","six round trips in #":"six round trips in #","six seats for # million":"six seats for # million","the mean of # seats for about # billion":"the mean of # seats for about # billion","from # to # million":"from # to # million","each in the money of its year":"each in the money of its year","the station's seven parts, carriers and ground to #":"the station's seven parts, carriers and ground to #","the whole flight":"the whole flight","the price was never disclosed":"the price was never disclosed","these are guesses":"these are guesses","training, launch, rescue and landing of six people":"training, launch, rescue and landing of six people","limited cargo":"limited cargo","disposal of trash":"disposal of trash","no price was disclosed":"no price was disclosed","what NASA expected of either ship before the audit":"what NASA expected of either ship before the audit","what NASA paid at the time for a round trip":"what NASA paid at the time for a round trip","what one more launch costs":"what one more launch costs","the standing army and the orbiters being paid for":"the standing army and the orbiters being paid for","what was planned in #":"what was planned in #","Disputed: {a}":"Disputed: {a}","Disputed:":"Disputed:","'no less than # million' (palmbeachpost.com, # April #)":"'no less than # million' (palmbeachpost.com, # April #)","less than the # million given to a hospital (a newspaper, September #)":"less than the # million given to a hospital (a newspaper, September #)","# million a seat (lineraviation.blogg.se)":"# million a seat (lineraviation.blogg.se)","# of the # million were unnecessary (IG-#-#, at parabolicarc.com, # November #)":"# of the # million were unnecessary (IG-#-#, at parabolicarc.com, # November #)","# thousand in a text of # (transterrestrial.com)":"# thousand in a text of # (transterrestrial.com)","# million in a press text on the same audit (scienceworldreport.com, # January #)":"# million in a press text on the same audit (scienceworldreport.com, # January #)","# billion dollars in TASS":"# billion dollars in TASS","what it is in dollars depends on the year of the rate":"what it is in dollars depends on the year of the rate","Boeing: rejected, for the ship takes the equivalent of a fifth passenger in cargo":"Boeing: rejected, for the ship takes the equivalent of a fifth passenger in cargo","NASA gives # million for one more launch":"NASA gives # million for one more launch","its own total of # billion gives nearly # billion (freedomit26.blogspot.com, July #)":"its own total of # billion gives nearly # billion (freedomit26.blogspot.com, July #)","NASA: overstated, for the cargo aboard is not counted (J. Finch to CNBC, # November #)":"NASA: overstated, for the cargo aboard is not counted (J. Finch to CNBC, # November #)","NASA's own earlier estimate was # million for either ship":"NASA's own earlier estimate was # million for either ship","Pielke and Byerly (Nature, #): # to # billion, for the whole programme divides by its flights":"Pielke and Byerly (Nature, #): # to # billion, for the whole programme divides by its flights","about # million dollars for two was told by the press":"about # million dollars for two was told by the press","neither side confirmed it":"neither side confirmed it","clickorlando.com (# November #) has a mean of # million since the Shuttle's end":"clickorlando.com (# November #) has a mean of # million since the Shuttle's end","dia-afrique.org has # million a person":"dia-afrique.org has # million a person","the press had # million, which counts other changes of the contract too (techcrunch.com, # February #)":"the press had # million, which counts other changes of the contract too (techcrunch.com, # February #)","the report says # % more a kilogram than before":"the report says # % more a kilogram than before","SpaceX's own rose by half, for a new ship with faster loading":"SpaceX's own rose by half, for a new ship with faster loading","no contract or statement on {a} is in the catalogue":"no contract or statement on {a} is in the catalogue","no statement is of this flight's kind":"no statement is of this flight's kind","those of # are of others":"those of # are of others","a seat's price by the days that were paid for, else # days":"a seat's price by the days that were paid for, else # days","a mission's charge, and supplies for # person-days":"a mission's charge, and supplies for # person-days","the first flight of a launcher: failure":"the first flight of a launcher: failure","the second flight of a launcher: failure":"the second flight of a launcher: failure","# days, most of it from debris while docked":"# days, most of it from debris while docked","#:#:# {a}":"#:#:# {a}","insertion":"insertion","{a} over mission elapsed time; plus and minus zoom, # shows all":"{a} over mission elapsed time; plus and minus zoom, # shows all","Globe: drag or use the arrow keys to turn, plus and minus to zoom":"Globe: drag or use the arrow keys to turn, plus and minus to zoom","Felt g-load":"Felt g-load","Dynamic pressure":"Dynamic pressure","Heating":"Heating","Phase angle":"Phase angle","Range-rate":"Range-rate","Speed over ground":"Speed over ground","Vertical speed":"Vertical speed","m":"m","Across":"Across","Ahead on V-bar":"Ahead on V-bar","Below on R-bar":"Below on R-bar","Latitude":"Latitude","Longitude":"Longitude","Sun over the horizon":"Sun over the horizon","Falcon # (Block #) with Dragon":"Falcon # (Block #) with Dragon","Falcon # (Block #) with Dragon, booster back to the launch site":"Falcon # (Block #) with Dragon, booster back to the launch site","Falcon #, early flights with Dragon #":"Falcon #, early flights with Dragon #","Super Heavy with Starship":"Super Heavy with Starship","Atlas V N22 with Starliner":"Atlas V N22 with Starliner","Starship with crew":"Starship with crew","Antares # with Cygnus":"Antares # with Cygnus","Cygnus (enhanced)":"Cygnus (enhanced)","Go to {a}, T+{b}":"Go to {a}, T+{b}","Go to {a}, +{b}":"Go to {a}, +{b}","after undocking":"after undocking","in #d #:#":"in #d #:#","in #d #:#:#":"in #d #:#:#","NASA, {a}":"NASA, {a}","NASA":"NASA","the Russian state, {a}":"the Russian state, {a}","# flights of Dragon, Cygnus and Dream Chaser together, # million of integration among them":"# flights of Dragon, Cygnus and Dream Chaser together, # million of integration among them","food and supplies brought up beforehand":"food and supplies brought up beforehand","a person and day":"a person and day","apogee  ··· perigee":"apogee  ··· perigee","free drift after {a}, next burn missed":"free drift after {a}, next burn missed","January #":"January #","February #":"February #","March #":"March #","April #":"April #","May #":"May #","June #":"June #","July #":"July #","August #":"August #","September #":"September #","October #":"October #","November #":"November #","December #":"December #","{b} (said {a})":"{b} (said {a})","In sight":"In sight","In sight of {a}":"In sight of {a}","# sites":"# sites","of nobody known":"of nobody known","of {a} all the way":"of {a} all the way","of {a} #% of the way":"of {a} #% of the way","{a} and # ground stations":"{a} and # ground stations","{a} and # ground station":"{a} and # ground station","# ground stations":"# ground stations","# ground station":"# ground station","the longest gap # min from {t}":"the longest gap # min from {t}","the longest gap # s from {t}":"the longest gap # s from {t}","T+{a} to T+{b}":"T+{a} to T+{b}","+{a} to +{b}":"+{a} to +{b}","and # more":"and # more","Of":"Of","Passes":"Passes","In all":"In all","Highest":"Highest","From to":"From to","#°":"#°","#%":"#%","Not in these times: {a}":"Not in these times: {a}","which way the antennas of the ship point":"which way the antennas of the ship point","and what its own hull hides":"and what its own hull hides","for whom a satellite's antenna is free at the time":"for whom a satellite's antenna is free at the time","and whether a ground station is on duty":"and whether a ground station is on duty","refraction":"refraction","and mountains higher than the lowest elevation":"and mountains higher than the lowest elevation","Ground stations hear from #° over their horizon":"Ground stations hear from #° over their horizon","No satellite relays this ship":"No satellite relays this ship","Luch-#A":"Luch-#A","Luch-#B":"Luch-#B","Luch-#V":"Luch-#V","#A":"#A","#B":"#B","#V":"#V","Tianlian I-#":"Tianlian I-#","TDRS East":"TDRS East","TDRS West":"TDRS West","TDRS Z":"TDRS Z","Kashi":"Kashi","Jiamusi":"Jiamusi","Sanya":"Sanya","Weinan":"Weinan","Karachi":"Karachi","Swakopmund":"Swakopmund","Malindi":"Malindi","Window":"Window","Off the plane":"Off the plane","{a} to {b} UTC":"{a} to {b} UTC","#:#:# to #:#:# UTC":"#:#:# to #:#:# UTC","the lift-off named beforehand is {a}":"the lift-off named beforehand is {a}","in the plane":"in the plane","its opening":"its opening","its middle":"its middle","its close":"its close","its opens":"its opens","its closes":"its closes","a count that stops is not taken up again within it":"a count that stops is not taken up again within it","a count that stops may be taken up again within it":"a count that stops may be taken up again within it","the launcher steers there":"the launcher steers there","for # kg of its propellant":"for # kg of its propellant","Station now":"Station now","This moment, not the flight's clock":"This moment, not the flight's clock","Consumables":"Consumables","# of # kg of propellant left after the way home":"# of # kg of propellant left after the way home","# kg of propellant spent":"# kg of propellant spent","life support for # more days":"life support for # more days","kept for the way home":"kept for the way home","carried":"carried","left":"left","Propellant kg":"Propellant kg","Person-days":"Person-days","propellant for attitude":"propellant for attitude","and reserves that an agency keeps besides":"and reserves that an agency keeps besides","food and water beyond what the days of life support stand for":"food and water beyond what the days of life support stand for","How long a crew can live in this ship alone":"How long a crew can live in this ship alone","no source of the catalogue tells":"no source of the catalogue tells","Life support for #: {a}":"Life support for #: {a}","life support":"life support","# days alone":"# days alone","# days carried for #":"# days carried for #","approach":"approach","departure and free flight":"departure and free flight","phasing":"phasing","orbit change":"orbit change","with five, # million":"with five, # million","NASA: overstated for the same reason (CNBC, # November #)":"NASA: overstated for the same reason (CNBC, # November #)","Engine out":"Engine out","# orbits instead":"# orbits instead","not possible: {a}":"not possible: {a}","burns, m/s: {a}; waits # km under the station; # m/s left after the way home; to be decided before the first burn":"burns, m/s: {a}; waits # km under the station; # m/s left after the way home; to be decided before the first burn","burns, m/s: {a}; waits # km over the station; # m/s left after the way home; to be decided before the first burn":"burns, m/s: {a}; waits # km over the station; # m/s left after the way home; to be decided before the first burn","in sight of {a}":"in sight of {a}","in sight of nobody":"in sight of nobody","Sun #° off":"Sun #° off","# h # min later":"# h # min later","If it goes otherwise":"If it goes otherwise","Way":"Way","When, UTC":"When, UTC","Δv m/s":"Δv m/s","Not in these rows: {a}":"Not in these rows: {a}","what failed, and so which of these is open then: expedition whatif missed plans on from each burn":"what failed, and so which of these is open then: expedition whatif missed plans on from each burn","crews that must sleep":"crews that must sleep","and ports that another ship takes":"and ports that another ship takes","debris: which corridor is free of conjunctions":"debris: which corridor is free of conjunctions","those who track it tell":"those who track it tell","fall-back from # to # orbits":"fall-back from # to # orbits","# m/s left after the way home":"# m/s left after the way home","second approach":"second approach","back-up docking day":"back-up docking day","If waved off":"If waved off","#:# UTC {a} (Sun #°)":"#:# UTC {a} (Sun #°)","#-# #:# UTC {a} (Sun #°)":"#-# #:# UTC {a} (Sun #°)","#:# UTC {a} (Sun #°, # m/s)":"#:# UTC {a} (Sun #°, # m/s)","#-# #:# UTC {a} (Sun #°, # m/s)":"#-# #:# UTC {a} (Sun #°, # m/s)","return to the launch site":"return to the launch site","transatlantic landing":"transatlantic landing","abort once around":"abort once around","abort to orbit":"abort to orbit","for comparison, in no price above":"for comparison, in no price above","phasing burn #":"phasing burn #","out of phase: the burns after departure would take # m/s, {a} has # to # m/s for them":"out of phase: the burns after departure would take # m/s, {a} has # to # m/s for them","# at # rev":"# at # rev","# at the end":"# at the end","# # rev before the end":"# # rev before the end","Booster":"Booster","propellant for the booster's way home ({a})":"propellant for the booster's way home ({a})","# t of # t left at its cut-off":"# t of # t left at its cut-off","far ship":"far ship","near ship":"near ship","ship at sea":"ship at sea","launch site":"launch site","expended":"expended","# t of propellant left at its cut-off":"# t of propellant left at its cut-off","# km from the pad":"# km from the pad","it would fall # km away":"it would fall # km away","boost-back":"boost-back","boost-back # m/s":"boost-back # m/s","entry # m/s":"entry # m/s","landing # m/s":"landing # m/s","# t of the # t of propellant left at its cut-off":"# t of the # t of propellant left at its cut-off","where it falls":"where it falls","from where it would fall # km away":"from where it would fall # km away","in English":"in English","Crew goes to sleep":"Crew goes to sleep","Crew wakes":"Crew wakes","Crew days":"Crew days","no night on the way":"no night on the way","one night on the way":"one night on the way","# nights on the way":"# nights on the way","# h awake at contact":"# h awake at contact","the station's crew receives the ship in its usual day":"the station's crew receives the ship in its usual day","the station's crew has to move its day by # h earlier":"the station's crew has to move its day by # h earlier","the station's crew has to move its day by # h later":"the station's crew has to move its day by # h later","Emergency landings":"Emergency landings","# h at most at one go":"# h at most at one go","# h are the limit":"# h are the limit","crew awake":"crew awake","# at # rev before the end":"# at # rev before the end","propellant for the booster's way home":"propellant for the booster's way home","Soyuz-2.1a":"Soyuz-2.1a","Soyuz-2.1b":"Soyuz-2.1b","Soyuz-2.1b from Vostochny or Plesetsk":"Soyuz-2.1b from Vostochny or Plesetsk"}`)},ru:{decimal:`,`,thousand:`\xA0`,page:{ownName:`Русский`,language:`Язык`,wholePage:`Открыть страницу целиком`,countdown:`Обратный отсчёт`,toLiftoff:`До старта`,toUndocking:`До отстыковки`,flying:`Полёт идёт`,flyingFollowed:`Полёт идёт, показан по вашим часам`,flown:`По плану полёт завершён; ниже его можно посмотреть ещё раз`,follow:`Следить по моим часам`,days:`день|дня|дней`,daysAgo:`день назад|дня назад|дней назад`,published:`Опубликовано {when}`,dataAge:`Орбита станции известна на {when}, за {age} до начала.`,dataOldStart:`Данные устарели: к началу полёта данным о станции {age}. Времена у станции и её пролётов над вами могут быть неверны на минуты и часы.`,dataOldNow:`Данные устарели: данным о станции уже {age}. За это время она могла изменить орбиту; прежде чем полагаться на времена, найдите более новую страницу.`,planned:`Все времена — по плану; при переносе старта сдвинется всё.`,seeHeading:`Что видно оттуда, где вы стоите`,seeNote:`Вычисляется на этой странице; введённое никуда не уходит. Не учтены облака, холмы и дома; высота 0° — открытый ровный горизонт. Воздух приподнимает то, что стоит на горизонте, на полградуса: оно появится секунд на десять раньше и уйдёт настолько же позже.`,noPasses:`Станция только запланирована, и когда она пролетит, сказать нельзя.`,whereYouStand:`Город или широта и долгота`,placeExample:`Москва или 45.92, 63.34`,look:`Посмотреть`,whereIAm:`Где я`,noPlace:`Браузер не сообщает, где вы; напишите широту и долготу, например 45.92, 63.34`,unknownPlace:`Такого города на странице нет; напишите широту (от −90 до 90) и долготу (от −180 до 180), например 45.92, 63.34`,nothingSeen:`Ничто из этого полёта не поднимется над вашим горизонтом достаточно высоко.`,sightings:`появление над вашим горизонтом|появления над вашим горизонтом|появлений над вашим горизонтом`,yourClock:`по вашим часам.`,what:`Что`,when:`День`,appears:`Восходит`,highest:`Выше всего`,goes:`Заходит`,how:`Как видно`,launch:`Старт`,return:`Возвращение`,shipPass:`Корабль`,stationPass:`Станция`,launchDay:`днём: пламя и след вблизи старта, дальше нескольких сотен километров почти ничего`,launchTwilight:`в сумерках: яркое пламя и след, возможно освещённый Солнцем`,launchDark:`яркое пламя в тёмном небе`,returnDay:`светящийся след в светлом небе, {long}; найти его трудно`,returnDark:`светящийся след в тёмном небе, {long}`,passDay:`не видно: светло`,passSeen:`движущаяся звезда с {from} до {to}`,passShadow:`не видно: в тени Земли`,winds:`север северо-восток восток юго-восток юг юго-запад запад северо-запад`,km:`км`,storyHeading:`Что происходит`,factsHeading:`Почему именно тогда и что для этого нужно`,besideHeading:`Около станции`,chartsHeading:`Графики`,checksHeading:`Что проверено`,checksFail:`Что проверено: не выполнено {n}`,dataHeading:`На чём основан план`,foot:`План, рассчитанный открытой программой; не объявление тех, кто летит.`,credits:`Снимки: NASA. Берега и границы: Natural Earth. Звёзды: Hipparcos. Города: GeoNames.`,shipOn:`{ship} на ракете {launcher}`,upAndDown:`вверх и обратно`,orbits:`виток|витка|витков`,orbitAt:`орбита {height} км`,launchPlume:`с {from} до {to} Солнце освещает факел в тёмном небе; он может раскрыться широко и ярко`,unseen:`не видно`,sound:`звук дойдёт через {s} с после старта, в {at}`,launchUnder:`Старт остаётся под вашим горизонтом, в лучшем случае на {deg}° ниже.`,returnUnder:`Возвращение остаётся под вашим горизонтом, в лучшем случае на {deg}° ниже.`,returnNear:`близко, днём; светящийся след остаётся под горизонтом`,returnNone:`светящийся след остаётся под горизонтом`,passLow:`не видно: освещён только у самого горизонта`,begins:`появится на высоте {high}, {wind}`,ends:`пропадёт на высоте {high}, {wind}`,onePoint:`корабль и станция одной точкой`,stationBehind:`станция позади на {long}, между ними {deg}°`,stationAhead:`станция впереди на {long}, между ними {deg}°`,magnitude:`Зв. величина`,magnitudes:`Звёздные величины: чем меньше, тем ярче; на чём они основаны`,afterwards:`Из пролётов станции за {days} после конца плана — только видимые.`,seconds:`с`,minutes:`мин`},phrases:JSON.parse(`{"Lift-off":"Старт","Contact":"Касание","Undocking":"Отстыковка","Landing":"Посадка","Splashdown":"Приводнение","Touchdown":"Касание земли","Range # km":"До станции # км","Explicit guidance begins":"Начинается точное наведение","Pitch-over begins":"Начинается разворот по тангажу","Third stage ignition":"Включение третьей ступени","Second stage ignition":"Включение второй ступени","First stage cut-off":"Выключение первой ступени","First stage separation":"Отделение первой ступени","Second stage cut-off, insertion":"Выключение второй ступени, выход на орбиту","Third stage cut-off, insertion":"Выключение третьей ступени, выход на орбиту","Strap-on separation":"Отделение боковых блоков","Core cut-off":"Выключение центрального блока","Core separation":"Отделение центрального блока","Fairing jettison":"Сброс обтекателя","Escape tower jettison":"Сброс системы аварийного спасения","Ship separation":"Отделение корабля","Trunk jettison":"Отделение негерметичного отсека","Maximum dynamic pressure":"Наибольший скоростной напор","Orbital sunset":"Заход Солнца на орбите","Orbital sunrise":"Восход Солнца на орбите","DV# burn":"Импульс DV#","Raising burn":"Импульс подъёма","Lowering burn":"Импульс понижения","Circularisation burn":"Импульс скругления","Circularisation below burn":"Импульс скругления внизу","Mid-course correction burn":"Коррекция","Approach initiation burn":"Импульс начала сближения","Arrival burn":"Импульс прибытия","Closing burn":"Импульс сближения","Arrival at the aim point":"Прибытие в точку прицеливания","Enters approach ellipsoid":"Вход в эллипсоид сближения","Enters keep-out sphere":"Вход в запретную сферу","Leaves approach ellipsoid":"Выход из эллипсоида сближения","Leaves keep-out sphere":"Выход из запретной сферы","Closing on the docking axis":"Сближение по оси стыковки","Station-keeping on the docking axis":"Зависание на оси стыковки","Station-keeping, # pulses":"Зависание, импульсов: #","Fly-around, # pulses":"Облёт, импульсов: #","Final approach, # pulses":"Причаливание, импульсов: #","Undocking command":"Команда на расстыковку","Physical separation":"Физическое разделение","Separation burn #":"Импульс увода #","Deorbit burn":"Тормозной импульс","Deorbit burn ends":"Конец тормозного импульса","Module separation":"Разделение отсеков","Entry interface":"Вход в атмосферу","Steering begins":"Начинается управляемый спуск","Greatest heating":"Наибольший нагрев","Greatest load":"Наибольшая перегрузка","Radio blackout begins":"Начало перерыва связи","Radio blackout ends":"Конец перерыва связи","Drogue parachute opens":"Раскрытие тормозного парашюта","Drogue parachutes open":"Раскрытие тормозных парашютов","Drogue parachutes":"Тормозные парашюты","Main parachute opens":"Раскрытие основного парашюта","Main parachutes open":"Раскрытие основных парашютов","Main parachutes":"Основные парашюты","Motor cut-off":"Выключение двигателя","Apogee":"Апогей","Capsule separation":"Отделение капсулы","Booster landing":"Посадка ускорителя","Booster landing burn":"Тормозной импульс ускорителя","# km upwards":"# км на подъёме","# km downwards":"# км на спуске","# miles upwards":"# миль на подъёме","# miles downwards":"# миль на спуске","Follow ship":"За кораблём","Earth":"Земля","Near":"Ближе","Ride along":"Рядом с кораблём","Docking camera":"Стыковочная камера","Local":"Местный вид","View":"Вид","Globe":"Глобус","Imagery: NASA":"Снимки: NASA","ship":"корабль","to come":"впереди","station":"станция","landing track":"трасса посадки","✕ landing":"✕ посадка","◉ hears the ship":"◉ слышит корабль","☾ in shadow":"☾ в тени","☀ sunlit":"☀ на свету","Clock":"Часы","Play":"Пуск","Pause":"Пауза","Previous event":"Предыдущее событие","Next event":"Следующее событие","Speed":"Скорость","Jump to…":"Перейти к…","Jump to event":"Перейти к событию","Mission elapsed time":"Полётное время","Timeline":"Ход полёта","Event":"Событие","Range km":"Дальность, км","Ascent":"Выведение","Entry":"Спуск","Whole":"Весь полёт","Height":"Высота","Quantities":"Величины","Zoom out":"Показать всё","All":"Всё","Auto":"Авто","Port":"Порт","Why then":"Почему тогда","If it slips":"Если перенесут","Phase":"фаза","Insertion":"Выход на орбиту","Light":"Свет","Abort cover":"Аварийное спасение","Stay":"На станции","Then":"Затем","Risk":"Риск","Price":"Цена","Crew":"Экипаж","Station data":"Данные о станции","Deorbit":"Сход с орбиты","Where":"Где","If ballistic":"При баллистическом спуске","Weightless":"Невесомость","Load":"Перегрузка","Δv budget, m/s":"Запас Δv, м/с","Landing opportunities":"Возможности посадки","Statements":"Высказывания","Warning":"Предупреждение","Versions":"Версии","Range":"Дальность","Ground contact":"Связь с Землёй","✓ pass":"✓ выполнено","✕ FAIL":"✕ не выполнено","Station":"Станция","Loss of crew":"Гибель экипажа","Loss of mission":"Срыв полёта","Abort survived":"Спасение при аварии","Emergency":"Авария","in #:#:#":"через #:#:#","in #:#":"через #:#","# km high":"высота # км","# m/s over ground":"# м/с над Землёй","Relative motion":"Относительное движение","Relative motion in the station's orbital frame":"Движение относительно станции","Charts over mission elapsed time":"Графики по полётному времени","Span of the charts":"Отрезок графиков","Height, km":"Высота, км","Phase angle, °":"Угол фазы, °","Range, between centres":"Дальность между центрами","Range-rate, m/s":"Скорость сближения, м/с","Felt g-load, g":"Перегрузка, g","Flight":"Полёт","Approach":"Сближение","Not in orbit yet":"Ещё не на орбите","Price of":"Цена чего","Sources":"Источники","Launch":"Старт","KOS":"Запретная сфера","AE":"Эллипсоид сближения","International Space Station":"Международная космическая станция","Tiangong space station":"станция «Тяньгун»","Russian Orbital Station at #° (planned)":"Российская орбитальная станция, #° (планируется)","Russian Orbital Station at #° (planned until December #)":"Российская орбитальная станция, #° (планировалась до декабря #)","Soyuz MS":"«Союз МС»","Soyuz TM":"«Союз ТМ»","Soyuz TMA":"«Союз ТМА»","Soyuz TMA-M":"«Союз ТМА-М»","Soyuz MS-#":"«Союз МС-#»","Soyuz TMA-#":"«Союз ТМА-#»","Soyuz TM-#":"«Союз ТМ-#»","Progress MS":"«Прогресс МС»","Progress MS-#":"«Прогресс МС-#»","Progress M and M-M":"«Прогресс М» и «Прогресс М-М»","Progress M1":"«Прогресс М1»","Soyuz-#a":"«Союз-#а»","Soyuz-#b":"«Союз-#б»","Soyuz-#b from Vostochny or Plesetsk":"«Союз-#б» с Восточного или из Плесецка","Soyuz-FG":"«Союз-ФГ»","Soyuz-U":"«Союз-У»","Shenzhou":"«Шэньчжоу»","Shenzhou-#":"«Шэньчжоу-#»","Long March 2F/G":"«Чанчжэн-2F/G»","Crew Dragon":"Crew Dragon","Cargo Dragon":"Cargo Dragon","Space Shuttle orbiter":"орбитер «Спейс шаттл»","Space Shuttle stack":"«Спейс шаттл»","STS-# Atlantis":"STS-# «Атлантис»","Baikonur, Site #, pad #":"Байконур, площадка #, установка #","Baikonur, Site #, pad # (Gagarin's Start)":"Байконур, площадка #, установка # («Гагаринский старт»)","Vostochny, Site 1S":"Восточный, площадка 1С","Plesetsk, Site #, pad #":"Плесецк, площадка #, установка #","Cape Canaveral, Space Launch Complex #":"Мыс Канаверал, стартовый комплекс #","Kennedy Space Center, Launch Complex 39A":"Космический центр Кеннеди, стартовый комплекс 39A","Kennedy Space Center, Launch Complex 39B":"Космический центр Кеннеди, стартовый комплекс 39B","Jiuquan, South Launch Site # (pad #)":"Цзюцюань, южная площадка № # (установка #)","Corn Ranch, Launch Site One, West Texas":"Ранчо Корн-Ранч, площадка № 1, запад Техаса","Spaceport America, runway #/#":"Космодром «Америка», полоса #/#","Starbase, Boca Chica, pad A":"Старбейс, Бока-Чика, стартовый стол A","Wallops Island, Mid-Atlantic Regional Spaceport, Pad 0A":"Остров Уоллопс, Среднеатлантический космодром, стартовый стол 0A","Harmony forward (IDA-#)":"«Гармония», передний узел (IDA-#)","Harmony zenith (IDA-#)":"«Гармония», верхний узел (IDA-#)","Harmony nadir (berthing)":"«Гармония», нижний узел (захват манипулятором)","Unity nadir (berthing)":"«Юнити», нижний узел (захват манипулятором)","Nauka nadir":"«Наука», нижний узел","Pirs nadir":"«Пирс», нижний узел","Poisk zenith":"«Поиск», верхний узел","Prichal nadir":"«Причал», нижний узел","Rassvet nadir":"«Рассвет», нижний узел","Zarya nadir":"«Заря», нижний узел","Zvezda aft":"«Звезда», кормовой узел","PMA-# forward":"PMA-#, передний узел","Node module nadir":"Узловой модуль, нижний узел","Science and power module aft":"Научно-энергетический модуль, кормовой узел","Tianhe forward":"«Тяньхэ», передний узел","Tianhe aft":"«Тяньхэ», кормовой узел","Tianhe nadir (radial)":"«Тяньхэ», нижний узел (радиальный)","Steppe south-east of Zhezkazgan":"степь к юго-востоку от Жезказгана","Steppe north of Arkalyk":"степь к северу от Аркалыка","Atlantic off Cape Canaveral":"Атлантика у мыса Канаверал","Atlantic off Daytona Beach":"Атлантика у Дейтона-Бич","Atlantic off Jacksonville":"Атлантика у Джексонвилла","Gulf off Panama City":"залив у Панама-Сити","Gulf off Pensacola":"залив у Пенсаколы","Gulf off Tallahassee":"залив у Таллахасси","Gulf off Tampa":"залив у Тампы","Pacific off Southern California":"Тихий океан у Южной Калифорнии","Kennedy Space Center, Shuttle Landing Facility #/#":"Космический центр Кеннеди, посадочная полоса #/#","White Sands Space Harbor":"Космопорт Уайт-Сэндс","White Sands, Northrup Strip #/#":"Уайт-Сэндс, полоса Нортруп #/#","Edwards Air Force Base #/#":"авиабаза Эдвардс #/#","Dugway Proving Ground":"полигон Дагуэй","Willcox Playa":"Уилкокс-Плайя","Kolpashevo":"Колпашево","Shchyolkovo":"Щёлково","Ulan-Ude":"Улан-Удэ","Ussuriysk":"Уссурийск","Vostochny":"Восточный","Weilheim":"Вайльхайм","Yelizovo":"Елизово","Yeniseysk":"Енисейск","Moscow":"Москва","Almaty":"Алматы","Chicago":"Чикаго","Denver":"Денвер","New York":"Нью-Йорк","Shanghai":"Шанхай","Los Angeles":"Лос-Анджелес","{a}, return":"{a}, возвращение","{a}, return of the film crew":"{a}, возвращение киноэкипажа","STS-#, the last landing of a Shuttle":"STS-#, последняя посадка шаттла","A Starship-class flight from Starbase":"Полёт класса Starship из Старбейса","A crew to the Russian station at #°":"Экипаж на Российскую станцию, #°","A crew to the Russian station at #° from {a}":"Экипаж на Российскую станцию, #°, космодром: {a}","Starliner Crew Flight Test":"Пилотируемое испытание Starliner","Plesetsk":"Плесецк","{a} ({b})":"{a} ({b})","commander":"командир","spacecraft commander":"командир корабля","joint operations commander":"командир совместных операций","pilot":"пилот","flight engineer":"бортинженер","mission specialist":"специалист полёта","payload specialist":"специалист по полезной нагрузке","spaceflight participant":"участник космического полёта","film director":"режиссёр","actress":"актриса","medical officer":"врач","passenger":"пассажир","researcher":"исследователь","astronaut instructor":"инструктор астронавтов","cosmonaut":"космонавт","astronaut":"астронавт","#-#-# #:#:# UTC":"#-#-# #:#:# UTC","{a} after undocking":"{a} после отстыковки","T+#d #:#:#":"T+# сут #:#:#","T+#d":"T+# сут","T−#d #:#:#":"T−# сут #:#:#","+#d #:#:#":"+# сут #:#:#","+#d #:#:# after undocking":"+# сут #:#:# после отстыковки","#d #:#:#":"# сут #:#:#","#° N #° E":"#° с. ш. #° в. д.","#° N #° W":"#° с. ш. #° з. д.","#° S #° E":"#° ю. ш. #° в. д.","#° S #° W":"#° ю. ш. #° з. д.","#° N, #° E":"#° с. ш., #° в. д.","#° N, #° W":"#° с. ш., #° з. д.","#° S, #° E":"#° ю. ш., #° в. д.","#° S, #° W":"#° ю. ш., #° з. д.","#° N":"#° с. ш.","#° S":"#° ю. ш.","#° E":"#° в. д.","#° W":"#° з. д.","# km":"# км","# m":"# м","# m/s":"# м/с","# min":"# мин","# s":"# с","# h":"# ч","# kg":"# кг","# kPa":"# кПа","# W/cm²":"# Вт/см²","# days":"# сут","# km up":"высота # км","km":"км","m/s":"м/с","kPa":"кПа","W/cm²":"Вт/см²","# ft":"# футов","# mi":"# миль","# mph":"# миль/ч","{a} ignition":"Включение: {a}","{a} cut-off":"Выключение: {a}","{a} cut-off, insertion":"Выключение: {a}, выход на орбиту","{a} separation":"Отделение: {a}","{a} jettison":"Сброс: {a}","Release from {a}":"Отделение от носителя {a}","Booster cut-off":"Выключение двигателя ускорителя","Booster separation":"Отделение ускорителя","Centaur cut-off, insertion":"Выключение «Центавра», выход на орбиту","Centaur ignition":"Включение «Центавра»","Solid booster cut-off":"Твердотопливный ускоритель выгорел","Solid boosters cut-off":"Твердотопливные ускорители выгорели","Solid booster separation":"Отделение твердотопливного ускорителя","Solid boosters separation":"Отделение твердотопливных ускорителей","Main engines cut-off, insertion":"Выключение маршевых двигателей, выход на орбиту","Ship cut-off, insertion":"Выключение двигателей корабля, выход на орбиту","Ship ignition":"Включение двигателей корабля","Strap-on cut-off":"Выключение боковых блоков","Service module separation":"Отделение служебного модуля","Second stage cut-off":"Выключение второй ступени","Third stage cut-off":"Выключение третьей ступени","Second stage separation":"Отделение второй ступени","Third stage separation":"Отделение третьей ступени","Core cut-off, insertion":"Выключение центрального блока, выход на орбиту","First stage ignition":"Включение первой ступени","Core ignition":"Включение центрального блока","Motor ignition":"Включение двигателя","Feather raised":"Хвост поднят для торможения","Glide begins":"Начинается планирование","On final":"На посадочной прямой","Wheels stop":"Остановка на полосе","Take-off of the carrier":"Взлёт носителя","Solid booster ignition":"Включение твердотопливного ускорителя","In orbit":"На орбите","Waypoint #":"Контрольная точка #","On the V-bar":"На оси V (впереди станции)","R-bar pitch manoeuvre":"Переворот под станцией для осмотра","Station-keeping below the station":"Зависание под станцией","Hold below, # pulses":"Зависание внизу, импульсов: #","Near hold, # pulses":"Ближнее зависание, импульсов: #","{a}, # pulses":"{a}, импульсов: #","{a} burn":"Импульс: {a}","Boost burn":"Импульс разгона","Close burn":"Импульс сближения","Coelliptic burn":"Коэллиптический импульс","Height burn":"Импульс высоты","Insertion burn":"Импульс довыведения","NC# burn":"Импульс NC#","NH burn":"Импульс NH","NSR burn":"Импульс NSR","OMS-# burn":"Импульс OMS-#","Phase burn":"Импульс фазы","Phasing burn":"Импульс фазирования","TI burn":"Импульс TI","Transfer burn":"Импульс перехода","DV#":"DV#","Deorbit burn begins":"Начало тормозного импульса","Boost":"разгон","Close":"сближение","Coelliptic":"коэллиптический","Phasing":"фазирование","Transfer":"переход","raising":"подъём","lowering":"понижение","circularisation":"скругление","circularisation below":"скругление внизу","mid-course correction":"коррекция","approach initiation":"начало сближения","arrival":"прибытие","closing":"сближение","fly-around":"облёт","fly-around #":"облёт, импульс #","final approach":"причаливание","station-keeping":"зависание","hold below":"зависание внизу","near hold":"ближнее зависание","separation burn #":"импульс увода #","deorbit burn":"тормозной импульс","ascent":"выведение","descent":"спуск","entry":"вход в атмосферу","departure":"отход","transfer":"переход","free flight":"свободный полёт","coast in orbit":"полёт по орбите","coast to {a}":"полёт до импульса «{a}»","fall to entry interface":"спуск до входа в атмосферу","aim point":"точка прицеливания","hold point":"точка зависания","below the station":"под станцией","Carried":"на носителе","Coast":"свободный полёт","Drop":"сброс","Glide":"планирование","Boost on":"С двигателем","boost":"разгон","hop":"прыжок","Δv # m/s (R # T # N #)":"Δv # м/с (R # T # N #)","Δv # m/s":"Δv # м/с","Δv # m/s in all":"Δv # м/с в сумме","# s → # × # km":"# с → # × # км","go or no-go before it":"перед ним решение: продолжать или нет","# W/cm² at the nose":"# Вт/см² у лобовой части","# g felt":"перегрузка # g","# g":"# g","#° below the horizon":"#° под горизонт","# m above the pad":"# м над стартом","hold of # min":"зависание # мин","# m/s from the springs":"# м/с от пружинных толкателей","# m/s against the flight":"# м/с против полёта","{a} has no way home in its file: the plan ends up here":"У корабля {a} в данных нет пути домой: здесь план кончается","before the deorbit burn":"перед тормозным импульсом","hooks open":"крюки открыты","range # m":"до станции # м","upright, on its engine":"вертикально, на двигателе","sea":"море","Slipped":"Сдвинут","# s before the station's plane passes over the pad (flown)":"за # с до прохода плоскости орбиты станции над стартом (по совершённым полётам)","# s before the station's plane passes over the pad (least propellant)":"за # с до прохода плоскости орбиты станции над стартом (меньше всего топлива)","inserted #° east of the station's node (# s of lift-off), for the lower orbit drifts west while it catches up":"выведение на #° восточнее узла орбиты станции (# с по времени старта): пока корабль догоняет, его нижняя орбита уходит к западу","inserted #° west of the station's node (# s of lift-off), for the lower orbit drifts east while it catches up":"выведение на #° западнее узла орбиты станции (# с по времени старта): пока корабль догоняет, его нижняя орбита уходит к востоку","open {a} to {b} UTC":"окно от {a} до {b} UTC","plane: # m/s for each second":"плоскость: # м/с за каждую секунду","plane: the launcher steers # s early to # s late":"плоскость: ракета выправляет от # с раньше до # с позже","phase: # m/s more for each second before #°":"фаза: на # м/с больше за каждую секунду до #°","phase: # m/s more for each second after #°":"фаза: на # м/с больше за каждую секунду после #°","phase at most #° after":"затем фаза не больше #°","phase at least #° after":"затем фаза не меньше #°","no Δv to spare":"запаса Δv нет","# s after the lift-off into the plane":"# с после старта в плоскость","# s before the lift-off into the plane":"# с до старта в плоскость","for # m/s":"за # м/с","station #° ahead at insertion":"при выведении станция впереди на #°","# orbits gain #° to #°":"за # {виток|витка|витков} можно нагнать от #° до #°","#° at the node":"#° в узле","T+# s":"T+# с","# kg of propellant left":"остаток топлива # кг","# × # km":"# × # км","{a} at the pad (Sun #°)":"на старте {a} (Солнце #°)","{a} at docking":"при стыковке {a}","beta #°":"бета #°","beta #° to #°":"бета от #° до #°","limit ±#°":"предел ±#°","day":"день","night":"ночь","twilight":"сумерки","sunlit":"на свету","in shadow":"в тени","dawn":"рассвет","dusk":"закат","{a} T+# to # s":"{a} T+# … # с","up to # g":"до # g","escape tower":"башня САС","fairing motors":"двигатели обтекателя","ship separation":"отделение корабля","escape engines":"двигатели САС","launch abort engines":"двигатели аварийного спасения","abort engines":"двигатели САС","above the #-mile line (# km)":"выше отметки # миль (# км)","below the #-mile line (# km)":"ниже отметки # миль (# км)","above the #-km line":"выше #-километровой черты","below the #-km line":"ниже #-километровой черты","# km at #:#:# UTC":"# км в #:#:# UTC","# g going up":"# g на подъёме","# g coming down":"# g на спуске","Mach #":"# М","# days at {a}":"# сут, узел: {a}","docked life # days":"ресурс у станции # сут","At undocking the station data are # days old: along its orbit the station is then {a}":"при отстыковке данным о станции # сут: вдоль орбиты она тогда {a}","at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not":"при отстыковке данным о станции будет # сут: плоскость орбиты известна до одного-двух градусов, место на ней — нет","at undocking the station data will be # days old: the plane of the orbit is known to a degree or two, the place in it is not: the station is {a}":"при отстыковке данным о станции будет # сут: плоскость орбиты известна до одного-двух градусов, место на ней — нет: станция {a}","within # km of its predicted place in half of all cases, within # km in nine of ten":"не дальше # км от предсказанного места в половине случаев и не дальше # км в девяти из десяти","landings that day are possible within the hour around {a} UTC, once the station is brought to the right place of its orbit":"посадка в тот день возможна в пределах часа около {a} UTC, когда станция окажется в нужном месте орбиты","# m/s in {a} at {b} UTC":"# м/с за {a} в {b} UTC","# min # s":"# мин # с","# km at #:#:# UTC, # m/s, #°":"# км в #:#:# UTC, # м/с, #°","at most # g":"не больше # g","no radio #:#:# to #:#:#":"без радиосвязи с #:#:# до #:#:#","# km off the aim":"# км от цели","{a} (Sun #°)":"{a} (Солнце #°)","sunrise #:#":"восход #:#","sunset #:# UTC":"закат #:# UTC","# km away":"в # км оттуда","loss of crew # in # (# to #)":"гибель экипажа # из # (# … #)","loss of mission # in # (# to #)":"срыв полёта # из # (# … #)","loss of crew # in # (# to over #)":"гибель экипажа # из # (# … больше #)","loss of mission # in # (# to over #)":"срыв полёта # из # (# … больше #)","no crew":"без экипажа","# % intervals":"интервалы # %","# in # (# to #)":"# из # (# … #)","# in # (# to over #)":"# из # (# … больше #)","Total to {a}":"Всего до: {a}","Total to contact":"Всего до касания","Total to orbit":"Всего до орбиты","Total to splashdown":"Всего до приводнения","Total to landing":"Всего до посадки","Way home":"Путь домой","Ship carries":"На борту","Left":"Остаток","Landing UTC":"Посадка UTC","Aside km":"В стороне, км","Sun°":"Солнце°","out of reach: # km to the side of the track, {a} can land # km aside":"не достать: # км в стороне от трассы, {a} может сесть в # км от неё","too early: it would have to leave before the time asked":"слишком рано: уходить пришлось бы раньше заданного","night there":"там ночь","night: the Sun is #° high at landing":"ночь: при посадке высота Солнца #°","crew day: # h from waking to landing, # h allowed":"день экипажа: # ч от подъёма до посадки, можно # ч","crew day: burn and landing fall into the crew's sleep":"день экипажа: импульс и посадка приходятся на сон","docked stay":"у станции","orbit and approach":"орбита и сближение","return":"возвращение","whole flight":"весь полёт","launch":"старт","Not in these numbers: {a}":"Не учтено в этих числах: {a}","what ships have in common and nobody knows of: phases are reckoned as independent of each other":"то общее у кораблей, чего никто не знает: этапы считаются независимыми","anything of its own: none of this type has come down, so it has the record of the others":"всё своё: ни один корабль этого типа ещё не возвращался, взята история других","changes to the hardware since: # losses in # returns count as if all ships of the type were alike":"изменения техники с тех пор: потерь # на # {возвращение|возвращения|возвращений}, как если бы все корабли типа были одинаковы","changes to the hardware since: # loss in # returns count as if all ships of the type were alike":"изменения техники с тех пор: # потеря на # {возвращение|возвращения|возвращений}, как если бы все корабли типа были одинаковы","changes to the hardware since: # losses in # return count as if all ships of the type were alike":"изменения техники с тех пор: потерь # на # возвращение, как если бы все корабли типа были одинаковы","changes to the hardware since: # loss in # return count as if all ships of the type were alike":"изменения техники с тех пор: # потеря на # возвращение, как если бы все корабли типа были одинаковы","debris, but as it struck so far":"космический мусор, кроме того, что уже попадал","what others reckon for it stands apart, as theirs":"чужие оценки стоят отдельно, как чужие","In brackets the # % interval":"В скобках интервал # %","From # flights whose outcome was known on #-#-#, # of its own type":"По # {полёту|полётам|полётам}, исход которых был известен на #-#-#, из них # своего типа","Docked for # days, as asked":"У станции # сут, как задано","Docked for # days, the usual stay of ships like it":"У станции # сут, как обычно у таких кораблей","Others state: {a}":"Другие говорят: {a}","# in # ({a})":"# из # ({a})","required of commercial crew":"требование к коммерческим кораблям","loss of crew":"гибель экипажа","loss of mission":"срыв полёта","most of it from debris while docked":"больше всего от мусора у станции","loss of crew in ascent":"гибель экипажа при выведении","and again in entry":"и столько же при спуске","NASA and SpaceX":"NASA и SpaceX","not known":"неизвестно чья","Shuttle at its end":"«Шаттл» под конец","Shuttle":"«Шаттл»","each of its first nine flights":"каждый из первых девяти полётов","each of the next sixteen flights":"каждый из следующих шестнадцати","in hindsight":"задним числом","W. Gerstenmaier":"У. Герстенмайер","T. Hamlin":"Т. Хэмлин","How":"Как","Money of #":"В деньгах # года","Money of its time":"В деньгах своего времени","a flight":"полёт","a seat":"место","a kilogram up":"килограмм на орбиту","a person's day":"день одного человека","$#":"$#","$# million":"$# млн","$# billion":"$# млрд","$# to #":"$# … #","$# to # million":"$# … # млн","$# to # billion":"$# … # млрд","$# million to # billion":"$# млн … # млрд","a flight {a}":"полёт {a}","a seat {a}":"место {a}","money of #":"в деньгах # года","nothing is published":"ничего не опубликовано","a contract's sum by its cargo":"сумма контракта, делённая на груз","a flight's price by # kg, as if it flew for the load alone":"цена полёта на # кг, как если бы он был только ради груза","a flight's price by # seats":"цена полёта на # {место|места|мест}","a seat's price by # days":"цена места на # сут","a seat's price by the days that were paid for":"цена места на оплаченные дни","a seat's price × # seats, as if all were sold at it":"цена места × # {место|места|мест}, как если бы все были проданы по ней","as stated, or a sum by its flights":"как названо, или сумма на число полётов","as stated, or a sum by its seats":"как названо, или сумма на число мест","China publishes no price of Shenzhou, of a seat or of a flight":"Китай не публикует цен «Шэньчжоу», ни места, ни полёта","figures in the press are guesses and are left out":"цифры прессы — догадки и опущены","development, the ground and the station, unless a source says so":"разработка, наземные службы и станция, если источник не говорит иного","what a seller would ask today":"сколько запросили бы сегодня","no contract for Progress was found":"контракт на «Прогресс» не найден","Roscosmos publishes none":"Роскосмос их не публикует","no price of a crewed Starship flight is published":"цена пилотируемого полёта Starship не опубликована","no source covers flights of #: the nearest in time, of {a}, stand for it":"о полётах # года источника нет: взяты ближайшие по времени, за {a}","whether the station will be there ({a})":"будет ли станция ({a})","Russian Orbital Station, first module launched: {a}":"Российская орбитальная станция, запуск первого модуля: {a}","then {a}":"затем {a}","Reckoned with {a}":"Считано: {a}","# seats (named as crew)":"# {место|места|мест} (по экипажу)","# seats (of the vehicle)":"# {место|места|мест} (у корабля)","# kg up":"# кг на орбиту","# h free drift after {a}":"# ч свободного дрейфа после: {a}","Sun in the final approach":"Солнце при причаливании","apogee":"апогей","approach corridor":"коридор причаливания","approach ellipsoid entered after approach initiation only":"в эллипсоид сближения — только после начала сближения","approach ellipsoid left for good before the deorbit burn":"эллипсоид сближения покинут насовсем до тормозного импульса","beta angle over the stay":"угол бета за время у станции","contact alignment":"точность касания","contact speed":"скорость касания","departure corridor":"коридор отхода","departure moves away inside the keep-out sphere":"в запретной сфере корабль только удаляется","docked life":"ресурс у станции","keep-out sphere entered in the corridor only":"в запретную сферу — только по коридору","keep-out sphere left for good":"запретная сфера покинута насовсем","landing near the aim":"посадка у цели","landing place":"место посадки","lean off the vertical":"наклон от вертикали","load in an abort":"перегрузка при аварийном спасении","load in the ascent":"перегрузка при выведении","load in the steered entry":"перегрузка при управляемом спуске","loads":"перегрузки","lowest perigee":"наименьший перигей","retreat from {a}":"отход назад: {a}","Δv carried":"запас Δv","Δv of the profile":"Δv схемы","handover":"пересменка","# days at the port, {a} may stay #":"# сут у станции, {a} может # сут","# days together":"# сут вместе","the next crew comes # days after this one has left":"следующий экипаж прибудет через # сут после ухода этого","exceeded on # days":"превышен в # сут","# g after an abort at T+# s":"# g при аварии на T+# с","# g at most, # g allowed":"не больше # g, можно # g","# km from where it should land":"# км от места, где он должен сесть","# km off after # changes of side":"# км от цели после # перемен крена","at most # km":"не больше # км","# km, # km and more are meant":"# км, задумано # км и больше","at least # km":"не меньше # км","# m and # m/s sideways":"# м и # м/с вбок","at most # m and # m/s":"не больше # м и # м/с","# m/s back from # m: out of the approach ellipsoid within # min, for # h":"# м/с назад с # м: вне эллипсоида сближения через # мин, на # ч","# m/s back from # to # m: out of the approach ellipsoid within # min, for # h":"# м/с назад с # … # м: вне эллипсоида сближения через # мин, на # ч","# m/s back from # m leads to the station again":"# м/с назад с # м ведёт снова к станции","# m/s back from # m does not stop the ship before the port":"# м/с назад с # м не останавливает корабль перед узлом","# m/s left of # m/s after the way home":"остаётся # м/с из # м/с после пути домой","short by # m/s: # m/s carried":"не хватает # м/с: на борту # м/с","# m/s needed with the way home":"с путём домой нужно # м/с","# m/s, # to # m/s":"# м/с, от # до # м/с","at most # m/s":"не больше # м/с","# min after separation":"через # мин после разделения","# km away at the end":"в конце в # км","still # m away at the end":"в конце ещё в # м","not left":"не покинута","at most #° for a vehicle that rises straight up":"не больше #° для того, кто поднимается отвесно","at least #° off the docking axis":"не меньше #° от оси стыковки","at least #° wanted":"нужно не меньше #°","all in shadow":"всё в тени","at most #° off the docking axis inside the keep-out sphere":"не больше #° от оси стыковки в запретной сфере","at most #° off the docking axis":"не больше #° от оси стыковки","corridor ±#°":"коридор ±#°","at most #°":"не больше #°","limit #°":"предел #°","nearest # m":"ближе всего # м","sphere # m":"сфера # м","# h on":"через # ч","nearest # of the ellipsoid's size":"ближе всего # размера эллипсоида","comes down at its first perigee (# km)":"сходит с орбиты в первом перигее (# км)","nearest before it # of the ellipsoid's size":"до того ближе всего # размера эллипсоида","none flown before it":"до того не летал","nearest before the final approach # m":"до причаливания ближе всего # м","range falls by # m in # s":"дальность убывает на # м за # с","range never falls":"дальность не убывает","element set # of #-#-#T#:#:#Z":"набор элементов # от #-#-# #:#:# UTC","# h old at lift-off":"к старту # ч","# h old at undocking":"к отстыковке # ч","planned orbit of #-#-#T#:#:#Z":"задуманная орбита на #-#-# #:#:# UTC","its phase assumed":"фаза принята","Ascent: {a}":"Выведение: {a}","orbit":"орбита","space weather":"космическая погода","what was known":"что было известно","# degrees of freedom":"# степени свободы","US Standard Atmosphere #":"стандартная атмосфера США #","powered explicit guidance":"терминальное наведение с двигателем","NRLMSISE-# along the way":"NRLMSISE-# вдоль пути","lift and bank by a numerical predictor-corrector":"подъёмная сила и крен: численный прогноз с поправкой","# degrees of freedom over the turning WGS-# Earth with J#":"# степени свободы над вращающейся Землёй WGS-# с J#","Sun and Moon (DE#)":"Солнце и Луна (DE#)","solid tides":"твёрдые приливы","relativity":"относительность","NRLMSISE-# drag":"торможение по NRLMSISE-#","SGP# fitted by the full force model over the day before the epoch":"SGP#, за сутки до эпохи согласована с полной моделью сил","as measured, that day and in the # days around it, which was not all known before":"как измерена в тот день и за # сут вокруг, что заранее известно не было","a forecast instead moves a station by some # km in a day and a landing by # s":"прогноз сдвинул бы станцию примерно на # км за сутки, а посадку на # с","a storm that nobody foresaw by # km and # s":"непредвиденная буря — на # км и # с","forecast month by month, without storms":"прогноз по месяцам, без бурь","forecast month by month":"прогноз по месяцам","without storms":"без бурь","the newest element set that was created before the start or, where its creation is not told, has its epoch # h or more before it, for so long it takes until one is published":"новейший набор элементов, созданный до начала, или, где о создании не сказано, с эпохой за # ч до начала и раньше: столько проходит до публикации","station data is # days old: the phase may be off by degrees if the station was reboosted":"данным о станции # сут: фаза может отличаться на градусы, если орбиту станции поднимали","the flight is in the future: air density and Earth rotation are forecasts":"полёт в будущем: плотность воздуха и вращение Земли — прогноз","between the centres of ship and station, so not # at contact":"между центрами корабля и станции, поэтому при касании не #","elevation above #°":"угол места больше #°","places to #°":"места до #°","Undocked":"С отстыковки","if broken off: {a}":"при аварии сейчас: {a}","if broken off: {a}, down at {b}, # g":"при аварии сейчас: {a}, спуск в {b}, # g","heard by {a}":"слышит {a}","no ground station in sight":"наземных станций не видно","{a} in #:#:#":"{a} через #:#:#","{a} in #:#":"{a} через #:#","no ground station in sight; {a}":"наземных станций не видно; {a}","Away from the station":"Вдали от станции","Still at the port":"Ещё у узла","V # km":"V # км","V # m":"V # м","R # km":"R # км","R # m":"R # м","across # m":"поперёк # м","across # km":"поперёк # км","range # km":"дальность # км","ports # m apart":"между узлами # м","ports # km apart":"между узлами # км","inside KOS":"в запретной сфере","inside AE":"в эллипсоиде сближения","V-bar →":"ось V →","← V-bar":"← ось V","V-bar (forward) →":"ось V (вперёд) →","← V-bar (forward)":"← ось V (вперёд)","↓ R-bar (to Earth)":"↓ ось R (к Земле)","V-bar points right; turn it round":"Ось V направлена вправо; повернуть","V-bar points left; turn it round":"Ось V направлена влево; повернуть","Scale":"Масштаб","Samples":"Пробы","Free drift after {a}, the next burn missed":"Свободный дрейф после «{a}» без следующего импульса","not near":"далеко","Rate":"Скорость","Off axis":"От оси","Right, up":"Вправо, вверх","Sideways":"Вбок","Aligned to":"Соосность","Points":"Направлен","along its path":"по пути","upright":"вертикально","along its orbit":"по орбите","nose ahead":"носом вперёд","heat shield ahead":"щитом вперёд","for the burn":"для импульса","at the port":"на узел","along the docking axis":"по оси стыковки","a tick #°":"деление #°","abort landings":"посадки при аварии","Stretch":"Участок","Map of the stretch":"Карта участка","Height over distance":"Высота по дальности","steered landings end within # km of the aim":"управляемая посадка не дальше # км от цели","# km from where it began":"# км от начала","# km to where it comes down":"# км до места посадки","km from the start →":"км от старта →","km to the landing →":"км до посадки →","heights ×#":"высоты ×#","widths ×#":"ширина ×#","km from the start →, heights ×#":"км от старта →, высоты ×#","km from the start →, widths ×#":"км от старта →, ширина ×#","km to the landing →, heights ×#":"км до посадки →, высоты ×#","km to the landing →, widths ×#":"км до посадки →, ширина ×#","Ballistic landing":"Баллистическая посадка","Landing, {a}":"Посадка, {a}","Splashdown, {a}":"Приводнение, {a}","Curves":"Кривые","Which quantities are drawn":"Какие величины показаны","Save what the charts show as a table":"Сохранить показанное таблицей","apogee # km":"апогей # км","perigee # km":"перигей # км","– – apogee  ··· perigee":"– – апогей  ··· перигей","– – apogee":"– – апогей","Heating, W/cm²":"Нагрев, Вт/см²","Dynamic pressure, kPa":"Скоростной напор, кПа","Speed over ground, m/s":"Скорость над Землёй, м/с","Vertical speed, m/s":"Вертикальная скорость, м/с","Departure":"Отход","Height, mi":"Высота, миль","here":"здесь","pad":"старт","landing":"посадка","here {a}":"здесь {a}","pad {a}":"старт {a}","landing {a}":"посадка {a}","hop # km":"прыжок # км","#k":"# тыс.","#d":"# сут","{p} a {u} in money of #, flights of #-#, {b}: {c}":"{p} за {u} в деньгах # года, полёты #–# годов, {b}: {c}","{p} a {u} in money of #, flights of #, {b}: {c}":"{p} за {u} в деньгах # года, полёты # года, {b}: {c}","seat":"место","flight":"полёт","contract":"контракт","crew-day":"день экипажа","mission":"миссию","programme":"программу","paid":"уплачено","asked":"запрошено","estimate":"оценка","reported":"сообщено","# billion RUB":"# млрд руб.","# million RUB":"# млн руб.","Boeing itself":"сама Boeing","from Boeing":"у Boeing","Yusaku Maezawa, for two":"Yusaku Maezawa за двоих","for two":"за двоих","a bidder":"участник торгов","for charity":"на благотворительность","a private flight to the station":"частный полёт на станцию","from NASA":"у NASA","passengers":"пассажиры","private people and states":"частные лица и государства","from Axiom Space":"у Axiom Space","states":"государства","the Russian state":"Российское государство","# flights with at least # t":"# полётов не меньше чем с # т","# seats for # million":"# мест за # млн","# round trips and # t of cargo":"# полётов туда и обратно и # т груза","dividing by the seats alone overstates the seat":"деление на одни места завышает цену места","# billion dollars of # from # to # over # flights":"# млрд долларов # года с # по # год на # полётов","development included":"с разработкой","# flights of Dragon, Cygnus and Dream Chaser together":"# {полёт|полёта|полётов} Dragon, Cygnus и Dream Chaser вместе","# million of integration among them":"из них # млн на интеграцию","# flights of Dragon and Cygnus together":"# {полёт|полёта|полётов} Dragon и Cygnus вместе","# million for integration and # million for the station crew's support":"# млн за интеграцию и # млн за помощь экипажа станции","a mission":"за миссию","food and supplies # to # thousand a person and day come on top":"питание и припасы, от # до # тыс. в день на человека, сверх того","Crew-# to Crew-#: launch, stay, return, rescue, ground support and cargo":"от Crew-# до Crew-#: старт, пребывание, возвращение, спасение, наземная поддержка и груз","a flight of about ten days with training":"полёт примерно на десять дней с подготовкой","three of four seats are sold":"проданы три места из четырёх","a flight of two to three weeks with training":"полёт на две-три недели с подготовкой","a round trip of one person with training":"полёт одного человека туда и обратно с подготовкой","a round trip":"полёт туда и обратно","to be adjusted for inflation":"с поправкой на инфляцию","a ticket":"билет","a ticket of the first years of sale":"билет первых лет продаж","about # were sold at this price or less":"около # продано по этой цене или дешевле","research and training seats are dearer, about # thousand (scimyst.com)":"места для исследований и подготовки дороже, около # тыс. (scimyst.com)","an outsider's estimate":"сторонняя оценка","Blue Origin publishes no price":"Blue Origin цен не публикует","charges that Boeing bore over the fixed price":"расходы, которые Boeing несла сверх твёрдой цены","# million of them in #":"из них # млн в # году","development, tests and six flights":"разработка, испытания и шесть полётов","# million more in # for the third to the sixth":"ещё # млн в # году за полёты с третьего по шестой","development, tests and the first six flights":"разработка, испытания и первые шесть полётов","# billion with Crew-# to Crew-#":"# млрд вместе с полётами от Crew-# до Crew-#","each of two more seats":"каждое из ещё двух мест","eight days with training":"восемь дней с подготовкой","ten days with training":"десять дней с подготовкой","eleven days with training":"одиннадцать дней с подготовкой","twelve days with training":"двенадцать дней с подготовкой","thirteen days with training":"тринадцать дней с подготовкой","fourteen days with training":"четырнадцать дней с подготовкой","five seats that Boeing had from Energia in settlement of a debt":"пять мест, полученных Boeing от «Энергии» в уплату долга","food and supplies brought up beforehand, a person and day":"питание и припасы, доставленные заранее, на человека в день","not the flight":"без полёта","four flights of four with one to two weeks at the station":"четыре полёта по четыре человека, одна-две недели на станции","four seats on each of six flights":"четыре места в каждом из шести полётов","no cargo counted":"груз не учтён","mean of all that was spent in the operational years # to #":"среднее по всем расходам за годы эксплуатации с # по #","one seat in autumn #":"одно место осенью # года","Roscosmos named no price, and got a ride for cargo besides (newsmuncher.com)":"Роскосмос цены не назвал и получил ещё доставку груза (newsmuncher.com)","one seat of the first crewed flight":"одно место первого пилотируемого полёта","# % commission on top":"сверху # % комиссии","no usual price":"цена необычная","six round trips in #":"шесть полётов туда и обратно в # году","six seats for # million":"шесть мест за # млн","the mean of # seats for about # billion":"среднее по # местам примерно за # млрд","from # to # million":"от # до # млн","each in the money of its year":"каждое в деньгах своего года","the station's seven parts, carriers and ground to #":"семь частей станции, ракеты и наземная часть до # года","the whole flight":"весь полёт","the price was never disclosed":"цену не раскрывали","these are guesses":"это догадки","training, launch, rescue and landing of six people":"подготовка, старт, спасение и посадка шести человек","limited cargo":"немного груза","disposal of trash":"вывоз мусора","no price was disclosed":"цену не раскрыли","what NASA expected of either ship before the audit":"сколько NASA ждало от каждого корабля до проверки","what NASA paid at the time for a round trip":"сколько NASA платило тогда за полёт туда и обратно","what one more launch costs":"сколько стоит ещё один пуск","the standing army and the orbiters being paid for":"если персонал и орбитеры уже оплачены","what was planned in #":"как задумано в # году","Disputed: {a}":"Оспаривается: {a}","Disputed:":"Оспаривается:","'no less than # million' (palmbeachpost.com, # April #)":"«не меньше # млн» (palmbeachpost.com, # апреля #)","less than the # million given to a hospital (a newspaper, September #)":"меньше # млн, отданных больнице (газета, сентябрь #)","# million a seat (lineraviation.blogg.se)":"# млн за место (lineraviation.blogg.se)","# of the # million were unnecessary (IG-#-#, at parabolicarc.com, # November #)":"# из # млн были лишними (IG-#-#, на parabolicarc.com, # ноября #)","# thousand in a text of # (transterrestrial.com)":"# тыс. в тексте # года (transterrestrial.com)","# million in a press text on the same audit (scienceworldreport.com, # January #)":"# млн в статье о той же проверке (scienceworldreport.com, # января #)","# billion dollars in TASS":"# млрд долларов в ТАСС","what it is in dollars depends on the year of the rate":"сколько это в долларах, зависит от года курса","Boeing: rejected, for the ship takes the equivalent of a fifth passenger in cargo":"Boeing: не признаёт, ведь корабль берёт груз вместо пятого пассажира","NASA gives # million for one more launch":"NASA называет # млн за ещё один пуск","its own total of # billion gives nearly # billion (freedomit26.blogspot.com, July #)":"её же общая сумма в # млрд даёт почти # млрд (freedomit26.blogspot.com, июль #)","NASA: overstated, for the cargo aboard is not counted (J. Finch to CNBC, # November #)":"NASA: завышено, груз на борту не учтён (Дж. Финч для CNBC, # ноября #)","NASA's own earlier estimate was # million for either ship":"прежняя оценка самого NASA — # млн за каждый корабль","Pielke and Byerly (Nature, #): # to # billion, for the whole programme divides by its flights":"Пилке и Байерли (Nature, #): от # до # млрд, вся программа на число полётов","about # million dollars for two was told by the press":"пресса называла около # млн долларов за двоих","neither side confirmed it":"ни одна сторона не подтвердила","clickorlando.com (# November #) has a mean of # million since the Shuttle's end":"clickorlando.com (# ноября #): в среднем # млн после ухода шаттла","dia-afrique.org has # million a person":"dia-afrique.org: # млн за человека","the press had # million, which counts other changes of the contract too (techcrunch.com, # February #)":"пресса: # млн, считая и другие изменения контракта (techcrunch.com, # февраля #)","the report says # % more a kilogram than before":"по отчёту на # % больше за килограмм, чем раньше","SpaceX's own rose by half, for a new ship with faster loading":"у SpaceX — в полтора раза, за новый корабль с быстрой погрузкой","no contract or statement on {a} is in the catalogue":"контракта или высказывания о {a} в каталоге нет","no statement is of this flight's kind":"о полёте такого рода высказываний нет","those of # are of others":"за # год — о других","a seat's price by the days that were paid for, else # days":"цена места на оплаченные дни, иначе на # сут","a mission's charge, and supplies for # person-days":"плата за миссию и припасы на # человеко-дней","the first flight of a launcher: failure":"первый полёт ракеты: авария","the second flight of a launcher: failure":"второй полёт ракеты: авария","# days, most of it from debris while docked":"# сут, больше всего от мусора у станции","#:#:# {a}":"#:#:# {a}","insertion":"выведение","{a} over mission elapsed time; plus and minus zoom, # shows all":"{a} по полётному времени; плюс и минус меняют масштаб, # показывает всё","Globe: drag or use the arrow keys to turn, plus and minus to zoom":"Глобус: тяните или поворачивайте стрелками, плюс и минус меняют масштаб","Felt g-load":"Перегрузка","Dynamic pressure":"Скоростной напор","Heating":"Нагрев","Phase angle":"Угол фазы","Range-rate":"Скорость сближения","Speed over ground":"Скорость над Землёй","Vertical speed":"Вертикальная скорость","m":"м","Across":"Поперёк","Ahead on V-bar":"Впереди по оси V","Below on R-bar":"Ниже по оси R","Latitude":"Широта","Longitude":"Долгота","Sun over the horizon":"Солнце над горизонтом","Falcon # (Block #) with Dragon":"Falcon # (Block #) с Dragon","Falcon # (Block #) with Dragon, booster back to the launch site":"Falcon # (Block #) с Dragon, ступень назад к старту","Falcon #, early flights with Dragon #":"Falcon #, первые полёты с Dragon #","Super Heavy with Starship":"Super Heavy со Starship","Atlas V N22 with Starliner":"Atlas V N22 со Starliner","Starship with crew":"Starship с экипажем","Antares # with Cygnus":"Antares # с Cygnus","Cygnus (enhanced)":"Cygnus (увеличенный)","Go to {a}, T+{b}":"К событию: {a}, T+{b}","Go to {a}, +{b}":"К событию: {a}, +{b}","after undocking":"после отстыковки","in #d #:#":"через # сут #:#","in #d #:#:#":"через # сут #:#:#","NASA, {a}":"NASA, {a}","NASA":"NASA","the Russian state, {a}":"Российское государство, {a}","# flights of Dragon, Cygnus and Dream Chaser together, # million of integration among them":"# {полёт|полёта|полётов} Dragon, Cygnus и Dream Chaser вместе, из них # млн на интеграцию","food and supplies brought up beforehand":"питание и припасы, доставленные заранее","a person and day":"на человека в день","apogee  ··· perigee":"апогей  ··· перигей","free drift after {a}, next burn missed":"свободный дрейф после «{a}» без следующего импульса","January #":"январь #","February #":"февраль #","March #":"март #","April #":"апрель #","May #":"май #","June #":"июнь #","July #":"июль #","August #":"август #","September #":"сентябрь #","October #":"октябрь #","November #":"ноябрь #","December #":"декабрь #","{b} (said {a})":"{b} (сказано: {a})","In sight":"Кто слышит","In sight of {a}":"слышит: {a}","# sites":"станций: #","of nobody known":"никто из известных","of {a} all the way":"{a} — весь путь","of {a} #% of the way":"{a} — #% пути","{a} and # ground stations":"{a} и # {наземная станция|наземные станции|наземных станций}","{a} and # ground station":"{a} и # наземная станция","# ground stations":"# {наземная станция|наземные станции|наземных станций}","# ground station":"# наземная станция","the longest gap # min from {t}":"самый долгий перерыв # мин с {t}","the longest gap # s from {t}":"самый долгий перерыв # с с {t}","T+{a} to T+{b}":"T+{a} … T+{b}","+{a} to +{b}":"+{a} … +{b}","and # more":"и ещё #","Of":"Кто","Passes":"Проходов","In all":"Всего","Highest":"Выше всего","From to":"От и до","#°":"#°","#%":"#%","Not in these times: {a}":"Не учтено в этих временах: {a}","which way the antennas of the ship point":"куда смотрят антенны корабля","and what its own hull hides":"и что закрывает его корпус","for whom a satellite's antenna is free at the time":"для кого в это время свободна антенна спутника","and whether a ground station is on duty":"и дежурит ли наземная станция","refraction":"рефракция","and mountains higher than the lowest elevation":"и горы выше наименьшего угла места","Ground stations hear from #° over their horizon":"Наземные станции слышат с #° над горизонтом","No satellite relays this ship":"Через спутники этот корабль не слышат","Luch-#A":"«Луч-#А»","Luch-#B":"«Луч-#Б»","Luch-#V":"«Луч-#В»","#A":"#А","#B":"#Б","#V":"#В","Tianlian I-#":"«Тяньлянь I-#»","TDRS East":"TDRS East","TDRS West":"TDRS West","TDRS Z":"TDRS Z","Kashi":"Каши","Jiamusi":"Цзямусы","Sanya":"Санья","Weinan":"Вэйнань","Karachi":"Карачи","Swakopmund":"Свакопмунд","Malindi":"Малинди","Window":"Окно","Off the plane":"Вне плоскости","{a} to {b} UTC":"{a} … {b} UTC","#:#:# to #:#:# UTC":"#:#:# … #:#:# UTC","the lift-off named beforehand is {a}":"объявленный заранее старт — {a}","in the plane":"в плоскости","its opening":"открытие окна","its middle":"середина окна","its close":"закрытие окна","its opens":"открытие окна","its closes":"закрытие окна","a count that stops is not taken up again within it":"остановленный отсчёт в этом окне не возобновляют","a count that stops may be taken up again within it":"остановленный отсчёт в этом окне могут возобновить","the launcher steers there":"ракета выправляет","for # kg of its propellant":"за # кг своего топлива","Station now":"Станция сейчас","This moment, not the flight's clock":"Этот миг, а не часы полёта","Consumables":"Расход запасов","# of # kg of propellant left after the way home":"после пути домой остаётся # из # кг топлива","# kg of propellant spent":"топлива потрачено # кг","life support for # more days":"жизнеобеспечения ещё на # сут","kept for the way home":"оставлено на путь домой","carried":"на борту","left":"остаток","Propellant kg":"Топливо, кг","Person-days":"Человеко-дни","propellant for attitude":"топливо на ориентацию","and reserves that an agency keeps besides":"и запасы, которые агентство держит сверх того","food and water beyond what the days of life support stand for":"еда и вода сверх того, на что рассчитаны дни жизнеобеспечения","How long a crew can live in this ship alone":"Сколько экипаж может прожить в одном корабле","no source of the catalogue tells":"ни один источник каталога не говорит","Life support for #: {a}":"Жизнеобеспечение на # чел.: «{a}»","life support":"жизнеобеспечение","# days alone":"в одиночном полёте # сут","# days carried for #":"на борту на # сут для #","approach":"сближение","departure and free flight":"отход и свободный полёт","phasing":"фазирование","orbit change":"смена орбиты","with five, # million":"с пятью — # млн","NASA: overstated for the same reason (CNBC, # November #)":"NASA: завышено по той же причине (CNBC, # ноября #)","Engine out":"Отказ двигателя","# orbits instead":"вместо этого # {виток|витка|витков}","not possible: {a}":"нельзя: {a}","burns, m/s: {a}; waits # km under the station; # m/s left after the way home; to be decided before the first burn":"импульсы, м/с: {a}; ждёт в # км под станцией; после пути домой остаётся # м/с; решать до первого импульса","burns, m/s: {a}; waits # km over the station; # m/s left after the way home; to be decided before the first burn":"импульсы, м/с: {a}; ждёт в # км над станцией; после пути домой остаётся # м/с; решать до первого импульса","in sight of {a}":"слышит: {a}","in sight of nobody":"никто не слышит","Sun #° off":"Солнце в #° от оси","# h # min later":"через # ч # мин","If it goes otherwise":"Если пойдёт иначе","Way":"Путь","When, UTC":"Когда, UTC","Δv m/s":"Δv, м/с","Not in these rows: {a}":"Не учтено в этих строках: {a}","what failed, and so which of these is open then: expedition whatif missed plans on from each burn":"что отказало и что тогда ещё открыто: дальше от каждого импульса планирует «expedition whatif missed»","crews that must sleep":"экипаж, которому нужен сон","and ports that another ship takes":"и узлы, занятые другим кораблём","debris: which corridor is free of conjunctions":"мусор: какой коридор свободен от сближений","those who track it tell":"знают те, кто за ним следит","fall-back from # to # orbits":"запасной переход с # на # {виток|витка|витков}","# m/s left after the way home":"после пути домой остаётся # м/с","second approach":"второй заход","back-up docking day":"запасной день стыковки","If waved off":"Если посадку отложат","#:# UTC {a} (Sun #°)":"#:# UTC {a} (Солнце #°)","#-# #:# UTC {a} (Sun #°)":"#-# #:# UTC {a} (Солнце #°)","#:# UTC {a} (Sun #°, # m/s)":"#:# UTC {a} (Солнце #°, # м/с)","#-# #:# UTC {a} (Sun #°, # m/s)":"#-# #:# UTC {a} (Солнце #°, # м/с)","return to the launch site":"возврат к месту старта","transatlantic landing":"посадка за Атлантикой","abort once around":"посадка после одного витка","abort to orbit":"выход на запасную орбиту","for comparison, in no price above":"для сравнения, в ценах выше не учтено","phasing burn #":"импульс фазирования #","out of phase: the burns after departure would take # m/s, {a} has # to # m/s for them":"не по фазе: импульсы после отхода потребовали бы # м/с, у {a} на них от # до # м/с","# at # rev":"# на # витке","# at the end":"# в конце","# # rev before the end":"# за # витка до конца","Booster":"Ступень","propellant for the booster's way home ({a})":"топливо на возвращение ступени ({a})","# t of # t left at its cut-off":"# т из # т, что остались при выключении","far ship":"дальнее судно","near ship":"ближнее судно","ship at sea":"судно в море","launch site":"место старта","expended":"не спасается","# t of propellant left at its cut-off":"при выключении остаётся # т топлива","# km from the pad":"в # км от старта","it would fall # km away":"упала бы в # км","boost-back":"разворот назад","boost-back # m/s":"разворот назад # м/с","entry # m/s":"вход # м/с","landing # m/s":"посадка # м/с","# t of the # t of propellant left at its cut-off":"# т из # т топлива, что остались при выключении","where it falls":"там, где она падает","from where it would fall # km away":"оттуда, где она упала бы, в # км","in English":"по-английски","Crew goes to sleep":"Экипаж ложится спать","Crew wakes":"Экипаж просыпается","Crew days":"Дни экипажей","no night on the way":"без ночи в пути","one night on the way":"одна ночь в пути","# nights on the way":"# {ночь|ночи|ночей} в пути","# h awake at contact":"к касанию без сна # ч","the station's crew receives the ship in its usual day":"экипаж станции встречает корабль в свой обычный день","the station's crew has to move its day by # h earlier":"экипажу станции надо сдвинуть день на # ч раньше","the station's crew has to move its day by # h later":"экипажу станции надо сдвинуть день на # ч позже","Emergency landings":"Аварийные посадки","# h at most at one go":"без сна не больше # ч","# h are the limit":"предел # ч","crew awake":"экипаж без сна","# at # rev before the end":"# за # витка до конца","propellant for the booster's way home":"топливо на возвращение ступени","Soyuz-2.1a":"«Союз-2.1а»","Soyuz-2.1b":"«Союз-2.1б»","Soyuz-2.1b from Vostochny or Plesetsk":"«Союз-2.1б» с Восточного или из Плесецка"}`)}},ue={en:`en-GB`,ru:`ru-RU`},de=`en`;function fe(e,t){de=e;let{decimal:n,thousand:r,phrases:i}=le[e],a={name:e,decimal:n,thousand:r,phrases:i};A(a);let o=Object.entries(t).map(([e,t])=>[e,M(t)]);A({...a,phrases:{...i,...Object.fromEntries(o)}}),s(ue[e]),document.documentElement.lang=e}var pe=()=>de,me=()=>ue[de];function z(e,t={}){return le[de].page[e].replace(/\{(\w+)\}/g,(e,n)=>String(t[n]??e))}function he(){let e=e=>!!e&&e in le,t=new URLSearchParams(location.search).get(`lang`);if(e(t))return t;let n=null;try{n=localStorage.getItem(`expedition.language`)}catch{}return e(n)?n:navigator.languages.map(e=>e.slice(0,2)).find(e)??`en`}function ge(e){try{localStorage.setItem(`expedition.language`,e)}catch{}}function _e(e,t,n=!1){return new Intl.DateTimeFormat(ue[de],{timeZone:t,weekday:`short`,day:`numeric`,month:`short`,year:`numeric`,hour:`2-digit`,minute:`2-digit`,...n?{second:`2-digit`}:{},timeZoneName:`short`}).format(e)}var ve=e=>new Intl.PluralRules(e);function B(e,t){let n=le[de].page[t].split(`|`),r=ve(de).select(e);return`${e} ${n[(de===`ru`?{one:0,few:1,many:2}[r]:r===`one`?0:1)??n.length-1]??n.at(-1)}`}function V(e,t){e.aborted?t():e.addEventListener(`abort`,t,{once:!0})}function H(e){let t=new AbortController;return e.aborted&&t.abort(),e.addEventListener(`abort`,()=>t.abort(),{once:!0,signal:t.signal}),t}var ye=new Set([`title`,`aria-label`,`aria-valuetext`]);function U(e,t,n){for(let[n,r]of Object.entries(t))if(r!=null&&r!==!1){if(n.startsWith(`on`))e.addEventListener(n.slice(2),r);else{let t=r===!0?``:String(r);e.setAttribute(n,ye.has(n)?M(t):t)}}return t.lang===`en`?e.append(...n.filter(e=>e||e===0).map(e=>e instanceof Node?e:String(e))):be(e,n),e}function be(e,t){for(let n of t)n!=null&&n!==!1&&n!==``&&e.append(n instanceof Node?n:M(String(n)))}function W(e,t={},...n){return U(document.createElement(e),t,n)}function G(e,t,n={}){return W(`button`,{type:`button`,onclick:t,...n},e)}function K(e,t={},...n){return U(document.createElementNS(`http://www.w3.org/2000/svg`,e),t,n)}function xe(e,...t){e.replaceChildren(),be(e,t)}function q(e,t){for(let[n,r]of Object.entries(t))e.setAttribute(n,ye.has(n)?M(String(r)):String(r))}function Se(e,t){e.textContent=M(t)}function Ce(e,t,n={}){let r=e.map(e=>[e].flat()),i=r.map(([e,t])=>W(`th`,{scope:`col`,class:t},e)),a=(e,t)=>W(`td`,{class:r[t]?.[1]},...[e].flat()),o=t.map(e=>W(`tr`,{},...e.map(a)));return W(`table`,n,i.length>0&&W(`thead`,{},W(`tr`,{},...i)),W(`tbody`,{},...o))}function we(e,t,n){let r=new ResizeObserver(([e])=>{e&&e.contentRect.width>0&&t(e.contentRect.width,e.contentRect.height)});r.observe(e),V(n,()=>r.disconnect())}function Te({words:e},t,r){let i=e.timeline,a=W(`div`,{class:`caption`}),o=``;return t.on(t=>{let r=i.findLast(e=>e.met_s<=t+.5),s=i.find(e=>e.met_s>t+.5),c=s?n(s.met_s-t).slice(2,s.met_s-t>600?-3:void 0):``,l=`${r?.event} ${s?.event} ${c}`;l!==o&&(o=l,xe(a,W(`b`,{class:r?.burn?`burning`:``},r?.event??e.title),s&&W(`span`,{},s.event,` `,`in ${c}`)))},r),a}var Ee=!0,De=`uplot`,Oe=`u-hz`,ke=`u-vt`,Ae=`u-title`,je=`u-wrap`,Me=`u-under`,Ne=`u-over`,Pe=`u-axis`,Fe=`u-off`,Ie=`u-select`,Le=`u-cursor-x`,Re=`u-cursor-y`,ze=`u-cursor-pt`,Be=`u-legend`,Ve=`u-live`,He=`u-inline`,Ue=`u-series`,We=`u-marker`,Ge=`u-label`,Ke=`u-value`,qe=`width`,Je=`height`,Ye=`top`,Xe=`bottom`,Ze=`left`,Qe=`right`,$e=`#000`,et=`#0000`,tt=`mousemove`,nt=`mousedown`,rt=`mouseup`,it=`mouseenter`,at=`mouseleave`,ot=`dblclick`,st=`resize`,ct=`scroll`,lt=`change`,ut=`dppxchange`,dt=`--`,ft=typeof window<`u`,pt=ft?document:null,mt=ft?window:null,ht=ft?navigator:null,gt,_t;function vt(){let e=devicePixelRatio;gt!=e&&(gt=e,_t&&Nt(lt,_t,vt),_t=matchMedia(`(min-resolution: ${gt-.001}dppx) and (max-resolution: ${gt+.001}dppx)`),Mt(lt,_t,vt),mt.dispatchEvent(new CustomEvent(ut)))}function yt(e,t){if(t!=null){let n=e.classList;!n.contains(t)&&n.add(t)}}function bt(e,t){let n=e.classList;n.contains(t)&&n.remove(t)}function xt(e,t,n){e.style[t]=n+`px`}function St(e,t,n,r){let i=pt.createElement(e);return t!=null&&yt(i,t),n?.insertBefore(i,r),i}function Ct(e,t){return St(`div`,e,t)}var wt=new WeakMap;function Tt(e,t,n,r,i){let a=`translate(`+t+`px,`+n+`px)`;a!=wt.get(e)&&(e.style.transform=a,wt.set(e,a),t<0||n<0||t>r||n>i?yt(e,Fe):bt(e,Fe))}var Et=new WeakMap;function Dt(e,t,n){let r=t+n;r!=Et.get(e)&&(Et.set(e,r),e.style.background=t,e.style.borderColor=n)}var Ot=new WeakMap;function kt(e,t,n,r){let i=t+``+n;i!=Ot.get(e)&&(Ot.set(e,i),e.style.height=n+`px`,e.style.width=t+`px`,e.style.marginLeft=r?-t/2+`px`:0,e.style.marginTop=r?-n/2+`px`:0)}var At={passive:!0},jt={...At,capture:!0};function Mt(e,t,n,r){t.addEventListener(e,n,r?jt:At)}function Nt(e,t,n,r){t.removeEventListener(e,n,At)}ft&&vt();function Pt(e,t,n,r){let i;n||=0,r||=t.length-1;let a=r<=2147483647;for(;r-n>1;)i=a?n+r>>1:nn((n+r)/2),t[i]<e?n=i:r=i;return e-t[n]<=t[r]-e?n:r}function Ft(e){return(t,n,r)=>{let i=-1,a=-1;for(let a=n;a<=r;a++)if(e(t[a])){i=a;break}for(let i=r;i>=n;i--)if(e(t[i])){a=i;break}return[i,a]}}var It=e=>e!=null,Lt=e=>e!=null&&e>0,Rt=Ft(It),zt=Ft(Lt);function Bt(e,t,n,r=0,i=!1){let a=i?zt:Rt,o=i?Lt:It;[t,n]=a(e,t,n);let s=e[t],c=e[t];if(t>-1){if(r==1)s=e[t],c=e[n];else if(r==-1)s=e[n],c=e[t];else for(let r=t;r<=n;r++){let t=e[r];o(t)&&(t<s?s=t:t>c&&(c=t))}}return[s??mn,c??-mn]}function Vt(e,t,n,r){let i=ln(e),a=ln(t);e==t&&(i==-1?(e*=n,t/=n):(e/=n,t*=n));let o=n==10?un:dn,s=i==1?nn:an,c=a==1?an:nn,l=s(o(tn(e))),u=c(o(tn(t))),d=cn(n,l),f=cn(n,u);return n==10&&(l<0&&(d=An(d,-l)),u<0&&(f=An(f,-u))),r||n==2?(e=d*i,t=f*a):(e=kn(e,d),t=On(t,f)),[e,t]}function Ht(e,t,n,r){let i=Vt(e,t,n,r);return e==0&&(i[0]=0),t==0&&(i[1]=0),i}var Ut=.1,Wt={mode:3,pad:Ut},Gt={pad:0,soft:null,mode:0},Kt={min:Gt,max:Gt};function qt(e,t,n,r){return Vn(n)?Xt(e,t,n):(Gt.pad=n,Gt.soft=r?0:null,Gt.mode=r?3:0,Xt(e,t,Kt))}function Jt(e,t){return e??t}function Yt(e,t,n){for(t=Jt(t,0),n=Jt(n,e.length-1);t<=n;){if(e[t]!=null)return!0;t++}return!1}function Xt(e,t,n){let r=n.min,i=n.max,a=Jt(r.pad,0),o=Jt(i.pad,0),s=Jt(r.hard,-mn),c=Jt(i.hard,mn),l=Jt(r.soft,mn),u=Jt(i.soft,-mn),d=Jt(r.mode,0),f=Jt(i.mode,0),p=t-e,m=un(p),h=sn(tn(e),tn(t)),g=tn(un(h)-m);(p<1e-24||g>10)&&(p=0,(e==0||t==0)&&(p=1e-24,d==2&&l!=mn&&(a=0),f==2&&u!=-mn&&(o=0)));let _=p||h||1e3,v=cn(10,nn(un(_))),y=An(kn(e-_*(p==0?e==0?.1:1:a),v/10),24),b=e>=l&&(d==1||d==3&&y<=l||d==2&&y>=l)?l:mn,x=sn(s,y<b&&e>=b?b:on(b,y)),S=An(On(t+_*(p==0?t==0?.1:1:o),v/10),24),C=t<=u&&(f==1||f==3&&S>=u||f==2&&S<=u)?u:-mn,w=on(c,S>C&&t<=C?C:sn(C,S));return x==w&&x==0&&(w=100),[x,w]}var Zt=new Intl.NumberFormat(ft?ht.language:`en-US`),Qt=e=>Zt.format(e),$t=Math,en=$t.PI,tn=$t.abs,nn=$t.floor,rn=$t.round,an=$t.ceil,on=$t.min,sn=$t.max,cn=$t.pow,ln=$t.sign,un=$t.log10,dn=$t.log2,fn=(e,t=1)=>$t.sinh(e)*t,pn=(e,t=1)=>$t.asinh(e/t),mn=1/0;function hn(e){return(un((e^e>>31)-(e>>31))|0)+1}function gn(e,t,n){return on(sn(e,t),n)}function _n(e){return typeof e==`function`}function vn(e){return _n(e)?e:()=>e}var yn=()=>{},bn=e=>e,xn=(e,t)=>t,Sn=e=>null,Cn=e=>!0,wn=(e,t)=>e==t,Tn=/\.\d*?(?=9{6,}|0{6,})/gm,En=e=>{if(Rn(e)||jn.has(e))return e;let t=`${e}`,n=t.match(Tn);if(n==null)return e;let r=n[0].length-1;if(t.indexOf(`e-`)!=-1){let[e,n]=t.split(`e`);return+`${En(e)}e${n}`}return An(e,r)};function Dn(e,t){return En(An(En(e/t))*t)}function On(e,t){return En(an(En(e/t))*t)}function kn(e,t){return En(nn(En(e/t))*t)}function An(e,t=0){if(Rn(e))return e;let n=10**t;return rn(e*n*(1+2**-52))/n}var jn=new Map;function Mn(e){return((``+e).split(`.`)[1]||``).length}function Nn(e,t,n,r){let i=[],a=r.map(Mn);for(let o=t;o<n;o++){let t=tn(o),n=An(cn(e,o),t);for(let s=0;s<r.length;s++){let c=e==10?+`${r[s]}e${o}`:r[s]*n,l=(o>=0?0:t)+(o>=a[s]?0:a[s]),u=e==10?c:An(c,l);i.push(u),jn.set(u,l)}}return i}var Pn={},Fn=[],In=[null,null],Ln=Array.isArray,Rn=Number.isInteger,zn=e=>e===void 0;function Bn(e){return typeof e==`string`}function Vn(e){let t=!1;if(e!=null){let n=e.constructor;t=n==null||n==Object}return t}function Hn(e){return typeof e==`object`&&!!e}var Un=Object.getPrototypeOf(Uint8Array),Wn=`__proto__`;function Gn(e,t=Vn){let n;if(Ln(e)){let r=e.find(e=>e!=null);if(Ln(r)||t(r)){n=Array(e.length);for(let r=0;r<e.length;r++)n[r]=Gn(e[r],t)}else n=e.slice()}else if(e instanceof Un)n=e.slice();else if(t(e)){n={};for(let r in e)r!=Wn&&(n[r]=Gn(e[r],t))}else n=e;return n}function Kn(e){let t=arguments;for(let n=1;n<t.length;n++){let r=t[n];for(let t in r)t!=Wn&&(Vn(e[t])?Kn(e[t],Gn(r[t])):e[t]=Gn(r[t]))}return e}var qn=0,Jn=1,Yn=2;function Xn(e,t,n){for(let r=0,i,a=-1;r<t.length;r++){let o=t[r];if(o>a){for(i=o-1;i>=0&&e[i]==null;)e[i--]=null;for(i=o+1;i<n&&e[i]==null;)e[a=i++]=null}}}function Zn(e,t){if(er(e)){let t=e[0].slice();for(let n=1;n<e.length;n++)t.push(...e[n].slice(1));return tr(t[0])||(t=$n(t)),t}let n=new Set;for(let t=0;t<e.length;t++){let r=e[t][0],i=r.length;for(let e=0;e<i;e++)n.add(r[e])}let r=[Array.from(n).sort((e,t)=>e-t)],i=r[0].length,a=new Map;for(let e=0;e<i;e++)a.set(r[0][e],e);for(let n=0;n<e.length;n++){let o=e[n],s=o[0];for(let e=1;e<o.length;e++){let c=o[e],l=Array(i).fill(void 0),u=t?t[n][e]:Jn,d=[];for(let e=0;e<c.length;e++){let t=c[e],n=a.get(s[e]);t===null?u!=qn&&(l[n]=t,u==Yn&&d.push(n)):l[n]=t}Xn(l,d,i),r.push(l)}}return r}var Qn=typeof queueMicrotask>`u`?e=>Promise.resolve().then(e):queueMicrotask;function $n(e){let t=e[0],n=t.length,r=Array(n);for(let e=0;e<r.length;e++)r[e]=e;r.sort((e,n)=>t[e]-t[n]);let i=[];for(let t=0;t<e.length;t++){let a=e[t],o=Array(n);for(let e=0;e<n;e++)o[e]=a[r[e]];i.push(o)}return i}function er(e){let t=e[0][0],n=t.length;for(let r=1;r<e.length;r++){let i=e[r][0];if(i.length!=n)return!1;if(i!=t){for(let e=0;e<n;e++)if(i[e]!=t[e])return!1}}return!0}function tr(e,t=100){let n=e.length;if(n<=1)return!0;let r=0,i=n-1;for(;r<=i&&e[r]==null;)r++;for(;i>=r&&e[i]==null;)i--;if(i<=r)return!0;let a=sn(1,nn((i-r+1)/t));for(let t=e[r],n=r+a;n<=i;n+=a){let r=e[n];if(r!=null){if(r<=t)return!1;t=r}}return!0}var nr=[`January`,`February`,`March`,`April`,`May`,`June`,`July`,`August`,`September`,`October`,`November`,`December`],rr=[`Sunday`,`Monday`,`Tuesday`,`Wednesday`,`Thursday`,`Friday`,`Saturday`];function ir(e){return e.slice(0,3)}var ar=rr.map(ir),or={MMMM:nr,MMM:nr.map(ir),WWWW:rr,WWW:ar};function sr(e){return(e<10?`0`:``)+e}function cr(e){return(e<10?`00`:e<100?`0`:``)+e}var lr={YYYY:e=>e.getFullYear(),YY:e=>(e.getFullYear()+``).slice(2),MMMM:(e,t)=>t.MMMM[e.getMonth()],MMM:(e,t)=>t.MMM[e.getMonth()],MM:e=>sr(e.getMonth()+1),M:e=>e.getMonth()+1,DD:e=>sr(e.getDate()),D:e=>e.getDate(),WWWW:(e,t)=>t.WWWW[e.getDay()],WWW:(e,t)=>t.WWW[e.getDay()],HH:e=>sr(e.getHours()),H:e=>e.getHours(),h:e=>{let t=e.getHours();return t==0?12:t>12?t-12:t},AA:e=>e.getHours()>=12?`PM`:`AM`,aa:e=>e.getHours()>=12?`pm`:`am`,a:e=>e.getHours()>=12?`p`:`a`,mm:e=>sr(e.getMinutes()),m:e=>e.getMinutes(),ss:e=>sr(e.getSeconds()),s:e=>e.getSeconds(),fff:e=>cr(e.getMilliseconds())};function ur(e,t){t||=or;let n=[],r=/\{([a-z]+)\}|[^{]+/gi,i;for(;i=r.exec(e);)n.push(i[0][0]==`{`?lr[i[1]]:i[0]);return e=>{let r=``;for(let i=0;i<n.length;i++)r+=typeof n[i]==`string`?n[i]:n[i](e,t);return r}}var dr=new Intl.DateTimeFormat().resolvedOptions().timeZone;function fr(e,t){let n;return t==`UTC`||t==`Etc/UTC`?n=new Date(+e+e.getTimezoneOffset()*6e4):t==dr?n=e:(n=new Date(e.toLocaleString(`en-US`,{timeZone:t})),n.setMilliseconds(e.getMilliseconds())),n}var pr=e=>e%1==0,mr=[1,2,2.5,5],hr=Nn(10,-32,0,mr),gr=Nn(10,0,32,mr),_r=gr.filter(pr),vr=hr.concat(gr),yr=`
`,br=`{YYYY}`,xr=yr+br,Sr=`{M}/{D}`,Cr=yr+Sr,wr=Cr+`/{YY}`,Tr=`{aa}`,Er=`{h}:{mm}`+Tr,Dr=yr+Er,Or=`:{ss}`,kr=null;function Ar(e){let t=e*1e3,n=t*60,r=n*60,i=r*24,a=i*30,o=i*365,s=(e==1?Nn(10,0,3,mr).filter(pr):Nn(10,-3,0,mr)).concat([t,t*5,t*10,t*15,t*30,n,n*5,n*10,n*15,n*30,r,r*2,r*3,r*4,r*6,r*8,r*12,i,i*2,i*3,i*4,i*5,i*6,i*7,i*8,i*9,i*10,i*15,a,a*2,a*3,a*4,a*6,o,o*2,o*5,o*10,o*25,o*50,o*100]),c=[[o,br,kr,kr,kr,kr,kr,kr,1],[i*28,`{MMM}`,xr,kr,kr,kr,kr,kr,1],[i,Sr,xr,kr,kr,kr,kr,kr,1],[r,`{h}`+Tr,wr,kr,Cr,kr,kr,kr,1],[n,Er,wr,kr,Cr,kr,kr,kr,1],[t,Or,wr+` `+Er,kr,Cr+` `+Er,kr,Dr,kr,1],[e,Or+`.{fff}`,wr+` `+Er,kr,Cr+` `+Er,kr,Dr,kr,1]];function l(t){return(s,c,l,u,d,f)=>{let p=[],m=d>=o,h=d>=a&&d<o,g=t(l),_=An(g*e,3),v=Br(g.getFullYear(),m?0:g.getMonth(),h||m?1:g.getDate()),y=An(v*e,3);if(h||m){let n=h?d/a:0,r=m?d/o:0,i=_==y?_:An(Br(v.getFullYear()+r,v.getMonth()+n,1)*e,3),s=new Date(rn(i/e)),c=s.getFullYear(),l=s.getMonth();for(let a=0;i<=u;a++){let o=Br(c+r*a,l+n*a,1),s=o-t(An(o*e,3));i=An((+o+s)*e,3),i<=u&&p.push(i)}}else{let a=d>=i?i:d,o=y+(nn(l)-nn(_))+On(_-y,a);p.push(o);let m=t(o),h=m.getHours()+m.getMinutes()/n+m.getSeconds()/r,g=d/r,v=f/s.axes[c]._space;for(;o=An(o+d,e==1?0:3),!(o>u);)if(g>1){let e=nn(An(h+g,6))%24,n=t(o).getHours()-e;n>1&&(n=-1),o-=n*r,h=(h+g)%24;let i=p[p.length-1];An((o-i)/d,3)*v>=.7&&p.push(o)}else p.push(o)}return p}}return[s,c,l]}var[jr,Mr,Nr]=Ar(1),[Pr,Fr,Ir]=Ar(.001);Nn(2,-53,53,[1]);function Lr(e,t){return e.map(e=>e.map((n,r)=>r==0||r==8||n==null?n:t(r==1||e[8]==0?n:e[1]+n)))}function Rr(e,t){return(n,r,i,a,o)=>{let s=t.find(e=>o>=e[0])||t[t.length-1],c,l,u,d,f,p;return r.map(t=>{let n=e(t),r=n.getFullYear(),i=n.getMonth(),a=n.getDate(),o=n.getHours(),m=n.getMinutes(),h=n.getSeconds(),g=r!=c&&s[2]||i!=l&&s[3]||a!=u&&s[4]||o!=d&&s[5]||m!=f&&s[6]||h!=p&&s[7]||s[1];return c=r,l=i,u=a,d=o,f=m,p=h,g(n)})}}function zr(e,t){let n=ur(t);return(t,r,i,a,o)=>r.map(t=>n(e(t)))}function Br(e,t,n){return new Date(e,t,n)}function Vr(e,t){return t(e)}var Hr=`{YYYY}-{MM}-{DD} {h}:{mm}{aa}`;function Ur(e,t){return(n,r,i,a)=>a==null?dt:t(e(r))}function Wr(e,t){let n=e.series[t];return n.width?n.stroke(e,t):n.points.width?n.points.stroke(e,t):null}function Gr(e,t){return e.series[t].fill(e,t)}var Kr={show:!0,live:!0,isolate:!1,mount:yn,markers:{show:!0,width:2,stroke:Wr,fill:Gr,dash:`solid`},idx:null,idxs:null,values:[]};function qr(e,t){let n=e.cursor.points,r=Ct(),i=n.size(e,t);xt(r,qe,i),xt(r,Je,i);let a=i/-2;xt(r,`marginLeft`,a),xt(r,`marginTop`,a);let o=n.width(e,t,i);return o&&xt(r,`borderWidth`,o),r}function Jr(e,t){let n=e.series[t].points;return n._fill||n._stroke}function Yr(e,t){let n=e.series[t].points;return n._stroke||n._fill}function Xr(e,t){return e.series[t].points.size}var Zr=[0,0];function Qr(e,t,n){return Zr[0]=t,Zr[1]=n,Zr}function $r(e,t,n,r=!0){return e=>{e.button!=0||r&&e.target!=t||n(e)}}function ei(e,t,n,r=!0){return e=>{r&&e.target!=t||n(e)}}var ti={show:!0,x:!0,y:!0,lock:!1,move:Qr,points:{one:!1,show:qr,size:Xr,width:0,stroke:Yr,fill:Jr},bind:{mousedown:$r,mouseup:$r,click:$r,dblclick:$r,mousemove:ei,mouseleave:ei,mouseenter:ei},drag:{setScale:!0,x:!0,y:!1,dist:0,uni:null,click:(e,t)=>{t.stopPropagation(),t.stopImmediatePropagation()},_x:!1,_y:!1},focus:{dist:(e,t,n,r,i)=>r-i,prox:-1,bias:0},hover:{skip:[void 0],prox:null,bias:0},left:-10,top:-10,idx:null,dataIdx:null,idxs:null,event:null},ni={show:!0,stroke:`rgba(0,0,0,0.07)`,width:2},ri=Kn({},ni,{filter:xn}),ii=Kn({},ri,{size:10}),ai=Kn({},ni,{show:!1}),oi=`12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"`,si=`bold `+oi,ci=1.5,li={show:!0,scale:`x`,stroke:$e,space:50,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:si,side:2,grid:ri,ticks:ii,border:ai,font:oi,lineGap:ci,rotate:0},ui=`Value`,di=`Time`,fi={show:!0,scale:`x`,auto:!1,sorted:1,min:mn,max:-1/0,idxs:[]};function pi(e,t,n,r,i){return t.map(e=>e==null?``:Qt(e))}function mi(e,t,n,r,i,a,o){let s=[],c=jn.get(i)||0;n=o?n:An(On(n,i),c);for(let e=n;e<=r;e=An(e+i,c))s.push(Object.is(e,-0)?0:e);return s}function hi(e,t,n,r,i,a,o){let s=[],c=e.scales[e.axes[t].scale].log;i=cn(c,nn((c==10?un:dn)(n))),c==10&&(i=vr[Pt(i,vr)]);let l=n,u=i*c;c==10&&(u=vr[Pt(u,vr)]);do s.push(l),l+=i,c==10&&!jn.has(l)&&(l=An(l,jn.get(i))),l>=u&&(i=l,u=i*c,c==10&&(u=vr[Pt(u,vr)]));while(l<=r);return s}function gi(e,t,n,r,i,a,o){let s=e.scales[e.axes[t].scale].asinh,c=r>s?hi(e,t,sn(s,n),r,i):[s],l=r>=0&&n<=0?[0]:[];return(n<-s?hi(e,t,sn(s,-r),-n,i):[s]).reverse().map(e=>-e).concat(l,c)}var _i=/./,vi=/[12357]/,yi=/[125]/,bi=/1/,xi=(e,t,n,r)=>e.map((e,i)=>t==4&&e==0||i%r==0&&n.test(e.toExponential()[+(e<0)])?e:null);function Si(e,t,n,r,i){let a=e.axes[n],o=a.scale,s=e.scales[o],c=e.valToPos,l=a._space,u=c(10,o),d=c(9,o)-u>=l?_i:c(7,o)-u>=l?vi:c(5,o)-u>=l?yi:bi;if(d==bi){let e=tn(c(1,o)-u);if(e<l)return xi(t.slice().reverse(),s.distr,d,an(l/e)).reverse()}return xi(t,s.distr,d,1)}function Ci(e,t,n,r,i){let a=e.axes[n],o=a.scale,s=a._space,c=e.valToPos,l=tn(c(1,o)-c(2,o));return l<s?xi(t.slice().reverse(),3,_i,an(s/l)).reverse():t}function wi(e,t,n,r){return r==null?dt:t==null?``:Qt(t)}var Ti={show:!0,scale:`y`,stroke:$e,space:30,gap:5,alignTo:1,size:50,labelGap:0,labelSize:30,labelFont:si,side:3,grid:ri,ticks:ii,border:ai,font:oi,lineGap:ci,rotate:0};function Ei(e,t){return An((3+(e||1)*2)*t,3)}function Di(e,t){let{scale:n,idxs:r}=e.series[0],i=e._data[0],a=e.valToPos(i[r[0]],n,!0),o=tn(e.valToPos(i[r[1]],n,!0)-a)/(e.series[t].points.space*gt);return r[1]-r[0]<=o}var Oi={scale:null,auto:!0,sorted:0,min:mn,max:-1/0},ki=(e,t,n,r,i)=>i,Ai={show:!0,auto:!0,sorted:0,gaps:ki,alpha:1,facets:[Kn({},Oi,{scale:`x`}),Kn({},Oi,{scale:`y`})]},ji={scale:`y`,auto:!0,sorted:0,show:!0,spanGaps:!1,gaps:ki,alpha:1,points:{show:Di,filter:null},values:null,min:mn,max:-1/0,idxs:[],path:null,clip:null};function Mi(e,t,n,r,i){return n/10}var Ni={time:Ee,auto:!0,distr:1,log:10,asinh:1,min:null,max:null,dir:1,ori:0},Pi=Kn({},Ni,{time:!1,ori:1}),Fi={};function Ii(e,t){let n=Fi[e];return n||(n={key:e,plots:[],sub(e){n.plots.push(e)},unsub(e){n.plots=n.plots.filter(t=>t!=e)},pub(e,t,r,i,a,o,s){for(let c=0;c<n.plots.length;c++)n.plots[c]!=t&&n.plots[c].pub(e,t,r,i,a,o,s)}},e!=null&&(Fi[e]=n)),n}var Li=1,Ri=2;function zi(e,t,n){let r=e.mode,i=e.series[t],a=r==2?e._data[t]:e._data,o=e.scales,s=e.bbox,c=a[0],l=r==2?a[1]:a[t],u=r==2?o[i.facets[0].scale]:o[e.series[0].scale],d=r==2?o[i.facets[1].scale]:o[i.scale],f=s.left,p=s.top,m=s.width,h=s.height,g=e.valToPosH,_=e.valToPosV;return u.ori==0?n(i,c,l,u,d,g,_,f,p,m,h,Ji,Xi,Qi,ea,na):n(i,c,l,u,d,_,g,p,f,h,m,Yi,Zi,$i,ta,ra)}function Bi(e,t){let n=0,r=0,i=Jt(e.bands,Fn);for(let e=0;e<i.length;e++){let a=i[e];a.series[0]==t?n=a.dir:a.series[1]==t&&(a.dir==1?r|=1:r|=2)}return[n,r==1?-1:r==2?1:r==3?2:0]}function Vi(e,t,n,r,i){let a=e.mode,o=e.series[t],s=a==2?o.facets[1].scale:o.scale,c=e.scales[s];return i==-1?c.min:i==1?c.max:c.distr==3?c.dir==1?c.min:c.max:0}function Hi(e,t,n,r,i,a){return zi(e,t,(e,t,o,s,c,l,u,d,f,p,m)=>{let h=e.pxRound,g=s.dir*(s.ori==0?1:-1),_=s.ori==0?Xi:Zi,v,y;g==1?(v=n,y=r):(v=r,y=n);let b=h(l(t[v],s,p,d)),x=h(u(o[v],c,m,f)),S=h(l(t[y],s,p,d)),C=h(u(a==1?c.max:c.min,c,m,f)),w=new Path2D(i);return _(w,S,C),_(w,b,C),_(w,b,x),w})}function Ui(e,t,n,r,i,a){let o=null;if(e.length>0){o=new Path2D;let s=t==0?Qi:$i,c=n;for(let t=0;t<e.length;t++){let n=e[t];if(n[1]>n[0]){let e=n[0]-c;e>0&&s(o,c,r,e,r+a),c=n[1]}}let l=n+i-c;l>0&&s(o,c,r-5,l,r+a+10)}return o}function Wi(e,t,n){let r=e[e.length-1];r&&r[0]==t?r[1]=n:e.push([t,n])}function Gi(e,t,n,r,i,a,o){let s=[],c=e.length;for(let l=i==1?n:r;l>=n&&l<=r;l+=i)if(t[l]===null){let u=l,d=l;if(i==1)for(;++l<=r&&t[l]===null;)d=l;else for(;--l>=n&&t[l]===null;)d=l;let f=a(e[u]),p=d==u?f:a(e[d]),m=u-i;f=o<=0&&m>=0&&m<c?a(e[m]):f;let h=d+i;p=o>=0&&h>=0&&h<c?a(e[h]):p,p>=f&&s.push([f,p])}return s}function Ki(e){return e==0?bn:e==1?rn:t=>Dn(t,e)}function qi(e){let t=e==0?Ji:Yi,n=e==0?(e,t,n,r,i,a)=>{e.arcTo(t,n,r,i,a)}:(e,t,n,r,i,a)=>{e.arcTo(n,t,i,r,a)},r=e==0?(e,t,n,r,i)=>{e.rect(t,n,r,i)}:(e,t,n,r,i)=>{e.rect(n,t,i,r)};return(e,i,a,o,s,c=0,l=0)=>{c==0&&l==0?r(e,i,a,o,s):(c=on(c,o/2,s/2),l=on(l,o/2,s/2),t(e,i+c,a),n(e,i+o,a,i+o,a+s,c),n(e,i+o,a+s,i,a+s,l),n(e,i,a+s,i,a,l),n(e,i,a,i+o,a,c),e.closePath())}}var Ji=(e,t,n)=>{e.moveTo(t,n)},Yi=(e,t,n)=>{e.moveTo(n,t)},Xi=(e,t,n)=>{e.lineTo(t,n)},Zi=(e,t,n)=>{e.lineTo(n,t)},Qi=qi(0),$i=qi(1),ea=(e,t,n,r,i,a)=>{e.arc(t,n,r,i,a)},ta=(e,t,n,r,i,a)=>{e.arc(n,t,r,i,a)},na=(e,t,n,r,i,a,o)=>{e.bezierCurveTo(t,n,r,i,a,o)},ra=(e,t,n,r,i,a,o)=>{e.bezierCurveTo(n,t,i,r,o,a)};function ia(e){return(e,t,n,r,i)=>zi(e,t,(t,a,o,s,c,l,u,d,f,p,m)=>{let{pxRound:h,points:g}=t,_,v;s.ori==0?(_=Ji,v=ea):(_=Yi,v=ta);let y=An(g.width*gt,3),b=(g.size-g.width)/2*gt,x=An(b*2,3),S=new Path2D,C=new Path2D,{left:w,top:T,width:E,height:D}=e.bbox;Qi(C,w-x,T-x,E+x*2,D+x*2);let O=e=>{if(o[e]!=null){let t=h(l(a[e],s,p,d)),n=h(u(o[e],c,m,f));_(S,t+b,n),v(S,t,n,b,0,en*2)}};if(i)i.forEach(O);else for(let e=n;e<=r;e++)O(e);return{stroke:y>0?S:null,fill:S,clip:C,flags:3}})}function aa(e){return(t,n,r,i,a,o)=>{r!=i&&(a!=r&&o!=r&&e(t,n,r),a!=i&&o!=i&&e(t,n,i),e(t,n,o))}}var oa=aa(Xi),sa=aa(Zi);function ca(e){let t=Jt(e?.alignGaps,0);return(e,n,r,i)=>zi(e,n,(a,o,s,c,l,u,d,f,p,m,h)=>{[r,i]=Rt(s,r,i);let g=a.pxRound,_=e=>g(u(e,c,m,f)),v=e=>g(d(e,l,h,p)),y,b;c.ori==0?(y=Xi,b=oa):(y=Zi,b=sa);let x=c.dir*(c.ori==0?1:-1),S={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Li},C=S.stroke,w=!1;if(i-r>=m*4){let t=t=>e.posToVal(t,c.key,!0),n=null,a=null,l,u,d,f=_(o[x==1?r:i]),p=_(o[r]),m=_(o[i]),h=t(x==1?p+1:m-1);for(let e=x==1?r:i;e>=r&&e<=i;e+=x){let r=o[e],i=(x==1?r<h:r>h)?f:_(r),c=s[e];i==f?c==null?c===null&&(w=!0):(u=c,n==null?(y(C,i,v(u)),l=n=a=u):u<n?n=u:u>a&&(a=u)):(n!=null&&b(C,f,v(n),v(a),v(l),v(u)),c==null?(n=a=null,c===null&&(w=!0)):(u=c,y(C,i,v(u)),n=a=l=u),f=i,h=t(f+x))}n!=null&&n!=a&&d!=f&&b(C,f,v(n),v(a),v(l),v(u))}else for(let e=x==1?r:i;e>=r&&e<=i;e+=x){let t=s[e];t===null?w=!0:t!=null&&y(C,_(o[e]),v(t))}let[T,E]=Bi(e,n);if(a.fill!=null||T!=0){let t=S.fill=new Path2D(C),s=v(a.fillTo(e,n,a.min,a.max,T)),c=_(o[r]),l=_(o[i]);x==-1&&([l,c]=[c,l]),y(t,l,s),y(t,c,s)}if(!a.spanGaps){let l=[];w&&l.push(...Gi(o,s,r,i,x,_,t)),S.gaps=l=a.gaps(e,n,r,i,l),S.clip=Ui(l,c.ori,f,p,m,h)}return E!=0&&(S.band=E==2?[Hi(e,n,r,i,C,-1),Hi(e,n,r,i,C,1)]:Hi(e,n,r,i,C,E)),S})}function la(e){let t=Jt(e.align,1),n=Jt(e.ascDesc,!1),r=Jt(e.alignGaps,0),i=Jt(e.extend,!1);return(e,a,o,s)=>zi(e,a,(c,l,u,d,f,p,m,h,g,_,v)=>{[o,s]=Rt(u,o,s);let y=c.pxRound,{left:b,width:x}=e.bbox,S=e=>y(p(e,d,_,h)),C=e=>y(m(e,f,v,g)),w=d.ori==0?Xi:Zi,T={stroke:new Path2D,fill:null,clip:null,band:null,gaps:null,flags:Li},E=T.stroke,D=d.dir*(d.ori==0?1:-1),O=C(u[D==1?o:s]),k=S(l[D==1?o:s]),A=k,j=k;i&&t==-1&&(j=b,w(E,j,O)),w(E,k,O);for(let e=D==1?o:s;e>=o&&e<=s;e+=D){let n=u[e];if(n==null)continue;let r=S(l[e]),i=C(n);t==1?w(E,r,O):w(E,A,i),w(E,r,i),O=i,A=r}let M=A;i&&t==1&&(M=b+x,w(E,M,O));let[N,ee]=Bi(e,a);if(c.fill!=null||N!=0){let t=T.fill=new Path2D(E),n=C(c.fillTo(e,a,c.min,c.max,N));w(t,M,n),w(t,j,n)}if(!c.spanGaps){let i=[];i.push(...Gi(l,u,o,s,D,S,r));let f=c.width*gt/2,p=n||t==1?f:-f,m=n||t==-1?-f:f;i.forEach(e=>{e[0]+=p,e[1]+=m}),T.gaps=i=c.gaps(e,a,o,s,i),T.clip=Ui(i,d.ori,h,g,_,v)}return ee!=0&&(T.band=ee==2?[Hi(e,a,o,s,E,-1),Hi(e,a,o,s,E,1)]:Hi(e,a,o,s,E,ee)),T})}function ua(e,t,n,r,i,a,o=mn){if(e.length>1){let s=null;for(let c=0,l=1/0;c<e.length;c++)if(t[c]!==void 0){if(s!=null){let t=tn(e[c]-e[s]);t<l&&(l=t,o=tn(n(e[c],r,i,a)-n(e[s],r,i,a)))}s=c}}return o}function da(e){e||=Pn;let t=Jt(e.size,[.6,mn,1]),n=e.align||0,r=e.gap||0,i=e.radius;i=i==null?[0,0]:typeof i==`number`?[i,0]:i;let a=vn(i),o=1-t[0],s=Jt(t[1],mn),c=Jt(t[2],1),l=Jt(e.disp,Pn),u=Jt(e.each,e=>{}),{fill:d,stroke:f}=l;return(e,t,i,p)=>zi(e,t,(m,h,g,_,v,y,b,x,S,C,w)=>{let T=m.pxRound,E=n,D=r*gt,O=s*gt,k=c*gt,A,j;_.ori==0?[A,j]=a(e,t):[j,A]=a(e,t);let M=_.dir*(_.ori==0?1:-1),N=_.ori==0?Qi:$i,ee=_.ori==0?u:(e,t,n,r,i,a,o)=>{u(e,t,n,i,r,o,a)},te=Jt(e.bands,Fn).find(e=>e.series[0]==t),ne=te==null?0:te.dir,re=m.fillTo(e,t,m.min,m.max,ne),P=T(b(re,v,w,S)),F,ie,I,L=C,R=T(m.width*gt),ae=!1,oe=null,se=null,ce=null,le=null;d!=null&&(R==0||f!=null)&&(ae=!0,oe=d.values(e,t,i,p),se=new Map,new Set(oe).forEach(e=>{e!=null&&se.set(e,new Path2D)}),R>0&&(ce=f.values(e,t,i,p),le=new Map,new Set(ce).forEach(e=>{e!=null&&le.set(e,new Path2D)})));let{x0:ue,size:de}=l;if(ue!=null&&de!=null){E=1,h=ue.values(e,t,i,p),ue.unit==2&&(h=h.map(t=>e.posToVal(x+t*C,_.key,!0)));let n=de.values(e,t,i,p);ie=de.unit==2?n[0]*C:y(n[0],_,C,x)-y(0,_,C,x),L=ua(h,g,y,_,C,x,L),I=L-ie+D}else L=ua(h,g,y,_,C,x,L),I=L*o+D,ie=L-I;I<1&&(I=0),R>=ie/2&&(R=0),I<5&&(T=bn);let fe=I>0,pe=L-I-(fe?R:0);ie=T(gn(pe,k,O)),F=(E==0?ie/2:E==M?0:ie)-E*M*((E==0?D/2:0)+(fe?R/2:0));let me={stroke:null,fill:null,clip:null,band:null,gaps:null,flags:0},z=ae?null:new Path2D,he=null;if(te!=null)he=e.data[te.series[1]];else{let{y0:n,y1:r}=l;n!=null&&r!=null&&(g=r.values(e,t,i,p),he=n.values(e,t,i,p))}let ge=A*ie,_e=j*ie;for(let n=M==1?i:p;n>=i&&n<=p;n+=M){let r=g[n];if(r==null)continue;if(he!=null){let e=he[n]??0;if(r-e==0)continue;P=b(e,v,w,S)}let i=y(_.distr!=2||l!=null?h[n]:n,_,C,x),a=b(Jt(r,re),v,w,S),o=T(i-F),s=T(sn(a,P)),c=T(on(a,P)),u=s-c;if(r!=null){let i=r<0?_e:ge,a=r<0?ge:_e;ae?(R>0&&ce[n]!=null&&N(le.get(ce[n]),o,c+nn(R/2),ie,sn(0,u-R),i,a),oe[n]!=null&&N(se.get(oe[n]),o,c+nn(R/2),ie,sn(0,u-R),i,a)):N(z,o,c+nn(R/2),ie,sn(0,u-R),i,a),ee(e,t,n,o-R/2,c,ie+R,u)}}return R>0?me.stroke=ae?le:z:ae||(me._fill=m.width==0?m._fill:m._stroke??m._fill,me.width=0),me.fill=ae?se:z,me})}function fa(e,t){let n=Jt(t?.alignGaps,0);return(t,r,i,a)=>zi(t,r,(o,s,c,l,u,d,f,p,m,h,g)=>{[i,a]=Rt(c,i,a);let _=o.pxRound,v=e=>_(d(e,l,h,p)),y=e=>_(f(e,u,g,m)),b,x,S;l.ori==0?(b=Ji,S=Xi,x=na):(b=Yi,S=Zi,x=ra);let C=l.dir*(l.ori==0?1:-1),w=v(s[C==1?i:a]),T=w,E=[],D=[];for(let e=C==1?i:a;e>=i&&e<=a;e+=C)if(c[e]!=null){let t=s[e],n=v(t);E.push(T=n),D.push(y(c[e]))}let O={stroke:e(E,D,b,S,x,_),fill:null,clip:null,band:null,gaps:null,flags:Li},k=O.stroke,[A,j]=Bi(t,r);if(o.fill!=null||A!=0){let e=O.fill=new Path2D(k),n=y(o.fillTo(t,r,o.min,o.max,A));S(e,T,n),S(e,w,n)}if(!o.spanGaps){let e=[];e.push(...Gi(s,c,i,a,C,v,n)),O.gaps=e=o.gaps(t,r,i,a,e),O.clip=Ui(e,l.ori,p,m,h,g)}return j!=0&&(O.band=j==2?[Hi(t,r,i,a,k,-1),Hi(t,r,i,a,k,1)]:Hi(t,r,i,a,k,j)),O})}function pa(e){return fa(ma,e)}function ma(e,t,n,r,i,a){let o=e.length;if(o<2)return null;let s=new Path2D;if(n(s,e[0],t[0]),o==2)r(s,e[1],t[1]);else{let n=Array(o),r=Array(o-1),a=Array(o-1),c=Array(o-1);for(let n=0;n<o-1;n++)a[n]=t[n+1]-t[n],c[n]=e[n+1]-e[n],r[n]=a[n]/c[n];n[0]=r[0];for(let e=1;e<o-1;e++)r[e]===0||r[e-1]===0||r[e-1]>0!=r[e]>0?n[e]=0:(n[e]=3*(c[e-1]+c[e])/((2*c[e]+c[e-1])/r[e-1]+(c[e]+2*c[e-1])/r[e]),isFinite(n[e])||(n[e]=0));n[o-1]=r[o-2];for(let r=0;r<o-1;r++)i(s,e[r]+c[r]/3,t[r]+n[r]*c[r]/3,e[r+1]-c[r]/3,t[r+1]-n[r+1]*c[r]/3,e[r+1],t[r+1])}return s}var ha=new Set;function ga(){for(let e of ha)e.syncRect(!0)}ft&&(Mt(st,mt,ga),Mt(ct,mt,ga,!0),Mt(ut,mt,()=>{Ma.pxRatio=gt}));var _a=ca(),va=ia();function ya(e,t,n,r){return(r?[e[0],e[1]].concat(e.slice(2)):[e[0]].concat(e.slice(1))).map((e,r)=>xa(e,r,t,n))}function ba(e,t){return e.map((e,n)=>n==0?{}:Kn({},t,e))}function xa(e,t,n,r){return Kn({},t==0?n:r,e)}function Sa(e,t,n){return t==null?In:[t,n]}var Ca=Sa;function wa(e,t,n){return t==null?In:qt(t,n,Ut,!0)}function Ta(e,t,n,r){return t==null?In:Vt(t,n,e.scales[r].log,!1)}var Ea=Ta;function Da(e,t,n,r){return t==null?In:Ht(t,n,e.scales[r].log,!1)}var Oa=Da;function ka(e,t,n,r,i){let a=sn(hn(e),hn(t)),o=t-e,s=Pt(i/r*o,n);do{let e=n[s],t=r*e/o;if(t>=i&&a+(e<5?jn.get(e):0)<=17)return[e,t]}while(++s<n.length);return[0,0]}function Aa(e){let t,n;return e=e.replace(/(\d+)px/,(e,r)=>(t=rn((n=+r)*gt))+`px`),[e,t,n]}function ja(e){e.show&&[e.font,e.labelFont].forEach(e=>{let t=An(e[2]*gt,1);e[0]=e[0].replace(/[0-9.]+px/,t+`px`),e[1]=t})}function Ma(e,t,n){let r={mode:Jt(e.mode,1)},i=r.mode;function a(e,t,n,r){let i=t.valToPct(e);return r+n*(t.dir==-1?1-i:i)}function o(e,t,n,r){let i=t.valToPct(e);return r+n*(t.dir==-1?i:1-i)}function s(e,t,n,r){return t.ori==0?a(e,t,n,r):o(e,t,n,r)}r.valToPosH=a,r.valToPosV=o;let c=!1;r.status=0;let l=r.root=Ct(De);if(e.id!=null&&(l.id=e.id),yt(l,e.class),e.title){let t=Ct(Ae,l);t.textContent=e.title}let u=St(`canvas`),d=r.ctx=u.getContext(`2d`),f=Ct(je,l);Mt(`click`,f,e=>{e.target===m&&($r!=Yr||ei!=Xr)&&ri.click(r,e)},!0);let p=r.under=Ct(Me,f);f.appendChild(u);let m=r.over=Ct(Ne,f);e=Gn(e);let h=+Jt(e.pxAlign,1),g=Ki(h);(e.plugins||[]).forEach(t=>{t.opts&&(e=t.opts(r,e)||e)});let _=e.ms||.001,v=r.series=i==1?ya(e.series||[],fi,ji,!1):ba(e.series||[null],Ai),y=r.axes=ya(e.axes||[],li,Ti,!0),b=r.scales={},x=r.bands=e.bands||[];x.forEach(e=>{e.fill=vn(e.fill||null),e.dir=Jt(e.dir,-1)});let S=i==2?v[1].facets[0].scale:v[0].scale,C={axes:br,series:or},w=(e.drawOrder||[`axes`,`series`]).map(e=>C[e]);function T(e){let t=e.distr==3?t=>un(t>0?t:e.clamp(r,t,e.min,e.max,e.key)):e.distr==4?t=>pn(t,e.asinh):e.distr==100?t=>e.fwd(t):e=>e;return n=>{let r=t(n),{_min:i,_max:a}=e,o=a-i;return(r-i)/o}}function E(t){let n=b[t];if(n==null){let r=(e.scales||Pn)[t]||Pn;if(r.from!=null){E(r.from);let e=Kn({},b[r.from],r,{key:t});e.valToPct=T(e),b[t]=e}else{n=b[t]=Kn({},t==S?Ni:Pi,r),n.key=t;let e=n.time,a=n.range,o=Ln(a);if((t!=S||i==2&&!e)&&(o&&(a[0]==null||a[1]==null)&&(a={min:a[0]==null?Wt:{mode:1,hard:a[0],soft:a[0]},max:a[1]==null?Wt:{mode:1,hard:a[1],soft:a[1]}},o=!1),!o&&Vn(a))){let e=a;a=(t,n,r)=>n==null?In:qt(n,r,e)}n.range=vn(a||(e?Ca:t==S?n.distr==3?Ea:n.distr==4?Oa:Sa:n.distr==3?Ta:n.distr==4?Da:wa)),n.auto=vn(!o&&n.auto),n.clamp=vn(n.clamp||Mi),n._min=n._max=null,n.valToPct=T(n)}}}E(`x`),E(`y`),i==1&&v.forEach(e=>{E(e.scale)}),y.forEach(e=>{E(e.scale)});for(let t in e.scales)E(t);let D=b[S],O=D.distr,k,A;D.ori==0?(yt(l,Oe),k=a,A=o):(yt(l,ke),k=o,A=a);let j={};for(let e in b){let t=b[e];(t.min!=null||t.max!=null)&&(j[e]={min:t.min,max:t.max},t.min=t.max=null)}let M=e.tzDate||(e=>new Date(rn(e/_))),N=e.fmtDate||ur,ee=_==1?Nr(M):Ir(M),te=Rr(M,Lr(_==1?Mr:Fr,N)),ne=Ur(M,Vr(Hr,N)),re=[],P=r.legend=Kn({},Kr,e.legend),F=r.cursor=Kn({},ti,{drag:{y:i==2}},e.cursor),ie=P.show,I=F.show,L=P.markers;P.idxs=re,L.width=vn(L.width),L.dash=vn(L.dash),L.stroke=vn(L.stroke),L.fill=vn(L.fill);let R,ae,oe,se=[],ce=[],le,ue=!1,de={};if(P.live){let e=v[1]?v[1].values:null;ue=e!=null,le=ue?e(r,1,0):{_:0};for(let e in le)de[e]=dt}if(ie){if(R=St(`table`,Be,l),oe=St(`tbody`,null,R),P.mount(r,R),ue){ae=St(`thead`,null,R,oe);let e=St(`tr`,null,ae);for(var fe in St(`th`,null,e),le)St(`th`,Ge,e).textContent=fe}else yt(R,He),P.live&&yt(R,Ve)}let pe={show:!0},me={show:!1};function z(e,t){if(t==0&&(ue||!P.live||i==2))return In;let n=[],a=St(`tr`,Ue,oe,oe.childNodes[t]);yt(a,e.class),e.show||yt(a,Fe);let o=St(`th`,null,a);if(L.show){let e=Ct(We,o);if(t>0){let n=L.width(r,t);n&&(e.style.border=n+`px `+L.dash(r,t)+` `+L.stroke(r,t)),e.style.background=L.fill(r,t)}}let s=Ct(Ge,o);for(var c in e.label instanceof HTMLElement?s.appendChild(e.label):s.textContent=e.label,t>0&&(L.show||(s.style.color=e.width>0?L.stroke(r,t):L.fill(r,t)),ge(`click`,o,t=>{if(F._lock)return;Et(t);let n=v.indexOf(e);if((t.ctrlKey||t.metaKey)!=P.isolate){let e=v.some((e,t)=>t>0&&t!=n&&e.show);v.forEach((t,r)=>{r>0&&yi(r,e?r==n?pe:me:pe,!0,Fa.setSeries)})}else yi(n,{show:!e.show},!0,Fa.setSeries)},!1),jt&&ge(it,o,t=>{F._lock||(Et(t),yi(v.indexOf(e),Bi,!0,Fa.setSeries))},!1)),le){let e=St(`td`,Ke,a);e.textContent=`--`,n.push(e)}return[a,n]}let he=new Map;function ge(e,t,n,i=!0){let a=he.get(t)||{},o=F.bind[e](r,t,n,i);o&&(Mt(e,t,a[e]=o),he.set(t,a))}function _e(e,t,n){let r=he.get(t)||{};for(let n in r)(e==null||n==e)&&(Nt(n,t,r[n]),delete r[n]);e??he.delete(t)}let ve=0,B=0,V=0,H=0,ye=0,U=0,be=ye,W=U,G=V,K=H,xe=0,q=0,Se=0,Ce=0;r.bbox={};let we=!1,Te=!1,Ee=!1,$e=!1,st=!1,ct=!1;function lt(e,t,n){(n||e!=r.width||t!=r.height)&&ft(e,t),xr(!1),Ee=!0,Te=!0,Er()}function ft(e,t){r.width=ve=V=e,r.height=B=H=t,ye=U=0,vt(),wt();let n=r.bbox;xe=n.left=Dn(ye*gt,.5),q=n.top=Dn(U*gt,.5),Se=n.width=Dn(V*gt,.5),Ce=n.height=Dn(H*gt,.5)}function ht(){let e=!1,t=0;for(;!e;){t++;let n=gr(t),i=yr(t);e=t==3||n&&i,e||(ft(r.width,r.height),Te=!0)}}function _t({width:e,height:t}){lt(e,t)}r.setSize=_t;function vt(){let e=!1,t=!1,n=!1,r=!1;y.forEach((i,a)=>{if(i.show&&i._show){let{side:a,_size:o}=i,s=a%2,c=o+(i.label==null?0:i.labelSize);c>0&&(s?(V-=c,a==3?(ye+=c,r=!0):n=!0):(H-=c,a==0?(U+=c,e=!0):t=!0))}}),Zt[0]=e,Zt[1]=n,Zt[2]=t,Zt[3]=r,V-=ln[1]+ln[3],ye+=ln[3],H-=ln[2]+ln[0],U+=ln[0]}function wt(){let e=ye+V,t=U+H,n=ye,r=U;function i(i,a){switch(i){case 1:return e+=a,e-a;case 2:return t+=a,t-a;case 3:return n-=a,n+a;case 0:return r-=a,r+a}}y.forEach((e,t)=>{if(e.show&&e._show){let t=e.side;e._pos=i(t,e._size),e.label!=null&&(e._lpos=i(t,e.labelSize))}})}if(F.dataIdx==null){let e=F.hover,n=e.skip=new Set(e.skip??[]);n.add(void 0);let r=e.prox=vn(e.prox),i=e.bias??=0;F.dataIdx=(e,a,o,s)=>{if(a==0)return o;let c=o,l=r(e,a,o,s)??mn,u=l>=0&&l<mn,d=D.ori==0?V:H,f=F.left,p=t[0],m=t[a];if(n.has(m[o])){c=null;let e=null,t=null,r;if(i==0||i==-1)for(r=o;e==null&&r-->0;)n.has(m[r])||(e=r);if(i==0||i==1)for(r=o;t==null&&r++<m.length;)n.has(m[r])||(t=r);if(e!=null||t!=null){if(u){let n=e==null?-1/0:k(p[e],D,d,0),r=t==null?1/0:k(p[t],D,d,0),i=f-n,a=r-f;i<=a?i<=l&&(c=e):a<=l&&(c=t)}else c=t==null?e:e==null?t:o-e<=t-o?e:t}}else u&&tn(f-k(p[o],D,d,0))>l&&(c=null);return c}}let Et=e=>{F.event=e};F.idxs=re,F._lock=!1;let Ot=F.points;Ot.show=vn(Ot.show),Ot.size=vn(Ot.size),Ot.stroke=vn(Ot.stroke),Ot.width=vn(Ot.width),Ot.fill=vn(Ot.fill);let At=r.focus=Kn({},e.focus||{alpha:.3},F.focus),jt=At.prox>=0,Ft=jt&&Ot.one,It=[],Lt=[],Rt=[];function zt(e,t){let n=Ot.show(r,t);if(n instanceof HTMLElement)return yt(n,ze),yt(n,e.class),Tt(n,-10,-10,V,H),m.insertBefore(n,It[t]),n}function Gt(e,t){if(i==1||t>0){let t=i==1&&b[e.scale].time,n=e.value;e.value=t?Bn(n)?Ur(M,Vr(n,N)):n||ne:n||wi,e.label=e.label||(t?di:ui)}if(Ft||t>0){e.width=e.width==null?1:e.width,e.paths=e.paths||_a||Sn,e.fillTo=vn(e.fillTo||Vi),e.pxAlign=+Jt(e.pxAlign,h),e.pxRound=Ki(e.pxAlign),e.stroke=vn(e.stroke||null),e.fill=vn(e.fill||null),e._stroke=e._fill=e._paths=e._focus=null;let t=Ei(sn(1,e.width),1),n=e.points=Kn({},{size:t,width:sn(1,t*.2),stroke:e.stroke,space:t*2,paths:va,_stroke:null,_fill:null},e.points);n.show=vn(n.show),n.filter=vn(n.filter),n.fill=vn(n.fill),n.stroke=vn(n.stroke),n.paths=vn(n.paths),n.pxAlign=e.pxAlign}if(ie){let n=z(e,t);se.splice(t,0,n[0]),ce.splice(t,0,n[1]),P.values.push(null)}if(I){re.splice(t,0,null);let n=null;Ft?t==0&&(n=zt(e,t)):t>0&&(n=zt(e,t)),It.splice(t,0,n),Lt.splice(t,0,0),Rt.splice(t,0,0)}Na(`addSeries`,t)}function Kt(e,t){t??=v.length,e=i==1?xa(e,t,fi,ji):xa(e,t,{},Ai),v.splice(t,0,e),Gt(v[t],t)}r.addSeries=Kt;function Xt(e){if(v.splice(e,1),ie){P.values.splice(e,1),ce.splice(e,1);let t=se.splice(e,1)[0];_e(null,t.firstChild),t.remove()}I&&(re.splice(e,1),It.splice(e,1)[0].remove(),Lt.splice(e,1),Rt.splice(e,1)),Na(`delSeries`,e)}r.delSeries=Xt;let Zt=[!1,!1,!1,!1];function Qt(e,t){if(e._show=e.show,e.show){let n=e.side%2,i=b[e.scale];i??=(e.scale=n?v[1].scale:S,b[e.scale]);let a=i.time;e.size=vn(e.size),e.space=vn(e.space),e.rotate=vn(e.rotate),Ln(e.incrs)&&e.incrs.forEach(e=>{!jn.has(e)&&jn.set(e,Mn(e))}),e.incrs=vn(e.incrs||(i.distr==2?_r:a?_==1?jr:Pr:vr)),e.splits=vn(e.splits||(a&&i.distr==1?ee:i.distr==3?hi:i.distr==4?gi:mi)),e.stroke=vn(e.stroke),e.grid.stroke=vn(e.grid.stroke),e.ticks.stroke=vn(e.ticks.stroke),e.border.stroke=vn(e.border.stroke);let o=e.values;e.values=Ln(o)&&!Ln(o[0])?vn(o):a?Ln(o)?Rr(M,Lr(o,N)):Bn(o)?zr(M,o):o||te:o||pi,e.filter=vn(e.filter||(i.distr>=3&&i.log==10?Si:i.distr==3&&i.log==2?Ci:xn)),e.font=Aa(e.font),e.labelFont=Aa(e.labelFont),e._size=e.size(r,null,t,0),e._space=e._rotate=e._incrs=e._found=e._splits=e._values=null,e._size>0&&(Zt[t]=!0,e._el=Ct(Pe,f))}}function $t(e,t,n,r){let[i,a,o,s]=n,c=t%2,l=0;return c==0&&(s||a)&&(l=t==0&&!i||t==2&&!o?rn(li.size/3):0),c==1&&(i||o)&&(l=t==1&&!a||t==3&&!s?rn(Ti.size/2):0),l}let nn=r.padding=(e.padding||[$t,$t,$t,$t]).map(e=>vn(Jt(e,$t))),ln=r._padding=nn.map((e,t)=>e(r,t,Zt,0)),dn,hn=null,yn=null,bn=i==1?v[0].idxs:null,Tn=null,En=!1;function On(e,n){if(t=e??[],r.data=r._data=t,i==2){dn=0;for(let e=1;e<v.length;e++)dn+=t[e][0].length}else{t.length==0&&(r.data=r._data=t=[[]]),Tn=t[0],dn=Tn.length;let e=t;if(O==2){e=t.slice();let n=e[0]=Array(dn);for(let e=0;e<dn;e++)n[e]=e}r._data=t=e}if(xr(!0),Na(`setData`),O==2&&(Ee=!0),n!==!1){let e=D;e.auto(r,En)?kn():vi(S,e.min,e.max),$e||=F.left>=0,ct=!0,Er()}}r.setData=On;function kn(){En=!0;let e,n;i==1&&(dn>0?(hn=bn[0]=0,yn=bn[1]=dn-1,e=t[0][hn],n=t[0][yn],O==2?(e=hn,n=yn):e==n&&(O==3?[e,n]=Vt(e,e,D.log,!1):O==4?[e,n]=Ht(e,e,D.log,!1):D.time?n=e+rn(86400/_):[e,n]=qt(e,n,Ut,!0))):(hn=bn[0]=e=null,yn=bn[1]=n=null)),vi(S,e,n)}let Nn,Rn,Un,Wn,qn,Jn,Yn,Xn,Zn,$n;function er(e,t,n,r,i,a){e??=et,n??=Fn,r??=`butt`,i??=et,a??=`round`,e!=Nn&&(d.strokeStyle=Nn=e),i!=Rn&&(d.fillStyle=Rn=i),t!=Un&&(d.lineWidth=Un=t),a!=qn&&(d.lineJoin=qn=a),r!=Jn&&(d.lineCap=Jn=r),n!=Wn&&d.setLineDash(Wn=n)}function tr(e,t,n,r){t!=Rn&&(d.fillStyle=Rn=t),e!=Yn&&(d.font=Yn=e),n!=Xn&&(d.textAlign=Xn=n),r!=Zn&&(d.textBaseline=Zn=r)}function nr(e,t,n,i,a=0){if(i.length>0&&e.auto(r,En)&&(t==null||t.min==null)){let t=Jt(hn,0),r=Jt(yn,i.length-1),o=n.min==null?Bt(i,t,r,a,e.distr==3):[n.min,n.max];e.min=on(e.min,n.min=o[0]),e.max=sn(e.max,n.max=o[1])}}let rr={min:null,max:null};function ir(){for(let e in b){let t=b[e];j[e]==null&&(t.min==null||j[S]!=null&&t.auto(r,En))&&(j[e]=rr)}for(let e in b){let t=b[e];j[e]==null&&t.from!=null&&j[t.from]!=null&&(j[e]=rr)}j[S]!=null&&xr(!0);let e={};for(let t in j){let n=j[t];if(n!=null){let a=e[t]=Gn(b[t],Hn);if(n.min!=null)Kn(a,n);else if(t!=S||i==2){if(dn==0&&a.from==null){let e=a.range(r,null,null,t);a.min=e[0],a.max=e[1]}else a.min=mn,a.max=-1/0}}}if(dn>0){v.forEach((n,a)=>{if(i==1){let i=n.scale,o=j[i];if(o==null)return;let s=e[i];if(a==0){let e=s.range(r,s.min,s.max,i);s.min=e[0],s.max=e[1],hn=Pt(s.min,t[0]),yn=Pt(s.max,t[0]),yn-hn>1&&(t[0][hn]<s.min&&hn++,t[0][yn]>s.max&&yn--),n.min=Tn[hn],n.max=Tn[yn]}else n.show&&n.auto&&nr(s,o,n,t[a],n.sorted);n.idxs[0]=hn,n.idxs[1]=yn}else if(a>0&&n.show&&n.auto){let[r,i]=n.facets,o=r.scale,s=i.scale,[c,l]=t[a],u=e[o],d=e[s];u!=null&&nr(u,j[o],r,c,r.sorted),d!=null&&nr(d,j[s],i,l,i.sorted),n.min=i.min,n.max=i.max}});for(let t in e){let n=e[t],i=j[t];if(n.from==null&&(i==null||i.min==null)){let e=n.range(r,n.min==mn?null:n.min,n.max==-1/0?null:n.max,t);n.min=e[0],n.max=e[1]}}}for(let t in e){let n=e[t];if(n.from!=null){let i=e[n.from];if(i.min==null)n.min=n.max=null;else{let e=n.range(r,i.min,i.max,t);n.min=e[0],n.max=e[1]}}}let n={},a=!1;for(let t in e){let r=e[t],i=b[t];if(i.min!=r.min||i.max!=r.max){i.min=r.min,i.max=r.max;let e=i.distr;i._min=e==3?un(i.min):e==4?pn(i.min,i.asinh):e==100?i.fwd(i.min):i.min,i._max=e==3?un(i.max):e==4?pn(i.max,i.asinh):e==100?i.fwd(i.max):i.max,n[t]=a=!0}}if(a){v.forEach((e,t)=>{i==2?t>0&&n.y&&(e._paths=null):n[e.scale]&&(e._paths=null)});for(let e in n)Ee=!0,Na(`setScale`,e);I&&F.left>=0&&($e=ct=!0)}for(let e in j)j[e]=null}function ar(e){let t=gn(hn-1,0,dn-1),n=gn(yn+1,0,dn-1);for(;e[t]==null&&t>0;)t--;for(;e[n]==null&&n<dn-1;)n++;return[t,n]}function or(){if(dn>0){let e=v.some(e=>e._focus)&&$n!=At.alpha;e&&(d.globalAlpha=$n=At.alpha),v.forEach((e,n)=>{if(n>0&&e.show&&(sr(n,!1),sr(n,!0),e._paths==null)){let a=$n;$n!=e.alpha&&(d.globalAlpha=$n=e.alpha);let o=i==2?[0,t[n][0].length-1]:ar(t[n]);e._paths=e.paths(r,n,o[0],o[1]),$n!=a&&(d.globalAlpha=$n=a)}}),v.forEach((e,t)=>{if(t>0&&e.show){let n=$n;$n!=e.alpha&&(d.globalAlpha=$n=e.alpha),e._paths!=null&&cr(t,!1);{let n=e._paths==null?null:e._paths.gaps,i=e.points.show(r,t,hn,yn,n),a=e.points.filter(r,t,i,n);(i||a)&&(e.points._paths=e.points.paths(r,t,hn,yn,a),cr(t,!0))}$n!=n&&(d.globalAlpha=$n=n),Na(`drawSeries`,t)}}),e&&(d.globalAlpha=$n=1)}}function sr(e,t){let n=t?v[e].points:v[e];n._stroke=n.stroke(r,e),n._fill=n.fill(r,e)}function cr(e,t){let n=t?v[e].points:v[e],{stroke:r,fill:i,clip:a,flags:o,_stroke:s=n._stroke,_fill:c=n._fill,_width:l=n.width}=n._paths;l=An(l*gt,3);let u=null,f=l%2/2;t&&c==null&&(c=l>0?`#fff`:s);let p=n.pxAlign==1&&f>0;if(p&&d.translate(f,f),!t){let e=xe-l/2,t=q-l/2,n=Se+l,r=Ce+l;u=new Path2D,u.rect(e,t,n,r)}t?dr(s,l,n.dash,n.cap,c,r,i,o,a):lr(e,s,l,n.dash,n.cap,c,r,i,o,u,a),p&&d.translate(-f,-f)}function lr(e,n,i,a,o,s,c,l,u,d,f){let p=!1;u!=0&&x.forEach((m,h)=>{if(m.series[0]==e){let e=v[m.series[1]],g=t[m.series[1]],_=(e._paths||Pn).band;Ln(_)&&(_=m.dir==1?_[0]:_[1]);let y,b=null;e.show&&_&&Yt(g,hn,yn)?(b=m.fill(r,h)||s,y=e._paths.clip):_=null,dr(n,i,a,o,b,c,l,u,d,f,y,_),p=!0}}),p||dr(n,i,a,o,s,c,l,u,d,f)}function dr(e,t,n,r,i,a,o,s,c,l,u,f){er(e,t,n,r,i),(c||l||f)&&(d.save(),c&&d.clip(c),l&&d.clip(l)),f?(s&3)==3?(d.clip(f),u&&d.clip(u),pr(i,o),fr(e,a,t)):s&Ri?(pr(i,o),d.clip(f),fr(e,a,t)):s&Li&&(d.save(),d.clip(f),u&&d.clip(u),pr(i,o),d.restore(),fr(e,a,t)):(pr(i,o),fr(e,a,t)),(c||l||f)&&d.restore()}function fr(e,t,n){n>0&&(t instanceof Map?t.forEach((e,t)=>{d.strokeStyle=Nn=t,d.stroke(e)}):t!=null&&e&&d.stroke(t))}function pr(e,t){t instanceof Map?t.forEach((e,t)=>{d.fillStyle=Rn=t,d.fill(e)}):t!=null&&e&&d.fill(t)}function mr(e,t,n,i){let a=y[e],o;if(i<=0)o=[0,0];else{let s=a._space=a.space(r,e,t,n,i);o=ka(t,n,a._incrs=a.incrs(r,e,t,n,i,s),i,s)}return a._found=o}function hr(e,t,n,r,i,a,o,s,c,l){let u=o%2/2;h==1&&d.translate(u,u),er(s,o,c,l,s),d.beginPath();let f,p,m,g,_=i+(r==0||r==3?-a:a);n==0?(p=i,g=_):(f=i,m=_);for(let r=0;r<e.length;r++)t[r]!=null&&(n==0?f=m=e[r]:p=g=e[r],d.moveTo(f,p),d.lineTo(m,g));d.stroke(),h==1&&d.translate(-u,-u)}function gr(e){let t=!0;return y.forEach((n,i)=>{if(!n.show)return;let a=b[n.scale];if(a.min==null){n._show&&(t=!1,n._show=!1,xr(!1));return}n._show||(t=!1,n._show=!0,xr(!1));let o=n.side,s=o%2,{min:c,max:l}=a,[u,d]=mr(i,c,l,s==0?V:H);if(d==0)return;let f=a.distr==2,p=n._splits=n.splits(r,i,c,l,u,d,f),m=a.distr==2?p.map(e=>Tn[e]):p,h=a.distr==2?Tn[p[1]]-Tn[p[0]]:u,g=n._values=n.values(r,n.filter(r,m,i,d,h),i,d,h);n._rotate=o==2?n.rotate(r,g,i,d):0;let _=n._size;n._size=an(n.size(r,g,i,e)),_!=null&&n._size!=_&&(t=!1)}),t}function yr(e){let t=!0;return nn.forEach((n,i)=>{let a=n(r,i,Zt,e);a!=ln[i]&&(t=!1),ln[i]=a}),t}function br(){for(let e=0;e<y.length;e++){let t=y[e];if(!t.show||!t._show)continue;let n=t.side,i=n%2,a,o,c=t.stroke(r,e),l=n==0||n==3?-1:1,[u,f]=t._found;if(t.label!=null){let s=t.labelGap*l,p=rn((t._lpos+s)*gt);tr(t.labelFont[0],c,`center`,n==2?Ye:Xe),d.save(),i==1?(a=o=0,d.translate(p,rn(q+Ce/2)),d.rotate((n==3?-en:en)/2)):(a=rn(xe+Se/2),o=p);let m=_n(t.label)?t.label(r,e,u,f):t.label;d.fillText(m,a,o),d.restore()}if(f==0)continue;let p=b[t.scale],m=i==0?Se:Ce,h=i==0?xe:q,_=t._splits,v=p.distr==2?_.map(e=>Tn[e]):_,x=p.distr==2?Tn[_[1]]-Tn[_[0]]:u,S=t.ticks,C=t.border,w=S.show?S.size:0,T=rn(w*gt),E=rn((t.alignTo==2?t._size-w-t.gap:t.gap)*gt),D=t._rotate*-en/180,O=g(t._pos*gt),k=O+(T+E)*l;o=i==0?k:0,a=i==1?k:0;let A=t.font[0];tr(A,c,t.align==1?Ze:t.align==2?Qe:D>0?Ze:D<0?Qe:i==0?`center`:n==3?Qe:Ze,D||i==1?`middle`:n==2?Ye:Xe);let j=t.font[1]*t.lineGap,M=_.map(e=>g(s(e,p,m,h))),N=t._values;for(let e=0;e<N.length;e++){let t=N[e];if(t!=null){i==0?a=M[e]:o=M[e],t=``+t;let n=t.indexOf(`
`)==-1?[t]:t.split(/\n/gm);for(let e=0;e<n.length;e++){let t=n[e];D?(d.save(),d.translate(a,o+e*j),d.rotate(D),d.fillText(t,0,0),d.restore()):d.fillText(t,a,o+e*j)}}}S.show&&hr(M,S.filter(r,v,e,f,x),i,n,O,T,An(S.width*gt,3),S.stroke(r,e),S.dash,S.cap);let ee=t.grid;ee.show&&hr(M,ee.filter(r,v,e,f,x),i,i==0?2:1,i==0?q:xe,i==0?Ce:Se,An(ee.width*gt,3),ee.stroke(r,e),ee.dash,ee.cap),C.show&&hr([O],[1],+(i==0),i==0?1:2,i==1?q:xe,i==1?Ce:Se,An(C.width*gt,3),C.stroke(r,e),C.dash,C.cap)}Na(`drawAxes`)}function xr(e){v.forEach((t,n)=>{n>0&&(t._paths=null,e&&(i==1?(t.min=null,t.max=null):t.facets.forEach(e=>{e.min=null,e.max=null})))})}let Sr=!1,Cr=!1,wr=[];function Tr(){Cr=!1;for(let e=0;e<wr.length;e++)Na(...wr[e]);wr.length=0}function Er(){Sr||=(Qn(Or),!0)}function Dr(e,t=!1){Sr=!0,Cr=t,e(r),Or(),t&&wr.length>0&&queueMicrotask(Tr)}r.batch=Dr;function Or(){if(we&&=(ir(),!1),Ee&&=(ht(),!1),Te){if(xt(p,Ze,ye),xt(p,Ye,U),xt(p,qe,V),xt(p,Je,H),xt(m,Ze,ye),xt(m,Ye,U),xt(m,qe,V),xt(m,Je,H),xt(f,qe,ve),xt(f,Je,B),u.width=rn(ve*gt),u.height=rn(B*gt),y.forEach(({_el:e,_show:t,_size:n,_pos:r,side:i})=>{if(e!=null){if(t){let t=i===3||i===0?n:0,a=i%2==1;xt(e,a?`left`:`top`,r-t),xt(e,a?`width`:`height`,n),xt(e,a?`top`:`left`,a?U:ye),xt(e,a?`height`:`width`,a?H:V),bt(e,Fe)}else yt(e,Fe)}}),Nn=Rn=Un=qn=Jn=Yn=Xn=Zn=Wn=null,$n=1,ta(!0),ye!=be||U!=W||V!=G||H!=K){xr(!1);let e=V/G,t=H/K;if(I&&!$e&&F.left>=0){F.left*=e,F.top*=t,Wr&&Tt(Wr,rn(F.left),0,V,H),Gr&&Tt(Gr,0,rn(F.top),V,H);for(let n=0;n<It.length;n++){let r=It[n];r!=null&&(Lt[n]*=e,Rt[n]*=t,Tt(r,an(Lt[n]),an(Rt[n]),V,H))}}if(oi.show&&!st&&oi.left>=0&&oi.width>0){oi.left*=e,oi.width*=e,oi.top*=t,oi.height*=t;for(let e in ia)xt(si,e,oi[e])}be=ye,W=U,G=V,K=H}Na(`setSize`),Te=!1}ve>0&&B>0&&(d.clearRect(0,0,u.width,u.height),Na(`drawClear`),w.forEach(e=>e()),Na(`draw`)),oi.show&&st&&(ci(oi),st=!1),I&&$e&&($i(null,!0,!1),$e=!1),P.show&&P.live&&ct&&(Zi(),ct=!1),c||(c=!0,r.status=1,Na(`ready`)),En=!1,Sr=!1}r.redraw=(e,t)=>{Ee=t||!1,e===!1?Er():vi(S,D.min,D.max)};function kr(e,n){let i=b[e];if(i.from==null){if(dn==0){let t=i.range(r,n.min,n.max,e);n.min=t[0],n.max=t[1]}if(n.min>n.max){let e=n.min;n.min=n.max,n.max=e}if(dn>1&&n.min!=null&&n.max!=null&&n.max-n.min<1e-16)return;e==S&&i.distr==2&&dn>0&&(n.min=Pt(n.min,t[0]),n.max=Pt(n.max,t[0]),n.min==n.max&&n.max++),j[e]=n,we=!0,Er()}}r.setScale=kr;let Ar,Br,Wr,Gr,qr,Jr,Yr,Xr,Zr,Qr,$r,ei,ni=!1,ri=F.drag,ii=ri.x,ai=ri.y;I&&(F.x&&(Ar=Ct(Le,m)),F.y&&(Br=Ct(Re,m)),D.ori==0?(Wr=Ar,Gr=Br):(Wr=Br,Gr=Ar),$r=F.left,ei=F.top);let oi=r.select=Kn({show:!0,over:!0,left:0,width:0,top:0,height:0},e.select),si=oi.show?Ct(Ie,oi.over?m:p):null;function ci(e,t){if(oi.show){for(let t in e)oi[t]=e[t],t in ia&&xt(si,t,e[t]);t!==!1&&Na(`setSelect`)}}r.setSelect=ci;function _i(e){if(v[e].show)ie&&bt(se[e],Fe);else if(ie&&yt(se[e],Fe),I){let t=Ft?It[0]:It[e];t!=null&&Tt(t,-10,-10,V,H)}}function vi(e,t,n){kr(e,{min:t,max:n})}function yi(e,t,n,a){t.focus!=null&&Hi(e),t.show!=null&&v.forEach((n,r)=>{r>0&&(e==r||e==null)&&(n.show=t.show,_i(r),i==2?(vi(n.facets[0].scale,null,null),vi(n.facets[1].scale,null,null)):vi(n.scale,null,null),Er())}),n!==!1&&Na(`setSeries`,e,t),a&&Ra(`setSeries`,r,e,t)}r.setSeries=yi;function bi(e,t){Kn(x[e],t)}function xi(e,t){e.fill=vn(e.fill||null),e.dir=Jt(e.dir,-1),t??=x.length,x.splice(t,0,e)}function Di(e){e==null?x.length=0:x.splice(e,1)}r.addBand=xi,r.setBand=bi,r.delBand=Di;function Oi(e,t){v[e].alpha=t,I&&It[e]!=null&&(It[e].style.opacity=t),ie&&se[e]&&(se[e].style.opacity=t)}let ki,Fi,zi,Bi={focus:!0};function Hi(e){if(e!=zi){let t=e==null,n=At.alpha!=1;v.forEach((r,a)=>{if(i==1||a>0){let i=t||a==0||a==e;r._focus=t?null:i,n&&Oi(a,i?1:At.alpha)}}),zi=e,n&&Er()}}ie&&jt&&ge(at,R,e=>{F._lock||(Et(e),zi!=null&&yi(null,Bi,!0,Fa.setSeries))});function Ui(e,t,n){let r=b[t];n&&(e=e/gt-(r.ori==1?U:ye));let i=V;r.ori==1&&(i=H,e=i-e),r.dir==-1&&(e=i-e);let a=r._min,o=r._max,s=e/i,c=a+(o-a)*s,l=r.distr;return l==3?cn(10,c):l==4?fn(c,r.asinh):l==100?r.bwd(c):c}function Wi(e,n){return Pt(Ui(e,S,n),t[0],hn,yn)}r.valToIdx=e=>Pt(e,t[0]),r.posToIdx=Wi,r.posToVal=Ui,r.valToPos=(e,t,n)=>b[t].ori==0?a(e,b[t],n?Se:V,n?xe:0):o(e,b[t],n?Ce:H,n?q:0),r.setCursor=(e,t,n)=>{$r=e.left,ei=e.top,$i(null,t,n)};function Gi(e,t){xt(si,Ze,oi.left=e),xt(si,qe,oi.width=t)}function qi(e,t){xt(si,Ye,oi.top=e),xt(si,Je,oi.height=t)}let Ji=D.ori==0?Gi:qi,Yi=D.ori==1?Gi:qi;function Xi(){if(ie&&P.live)for(let e=+(i==2);e<v.length;e++){if(e==0&&ue)continue;let t=P.values[e],n=0;for(let r in t)ce[e][n++].firstChild.nodeValue=t[r]}}function Zi(e,t){if(e!=null&&(e.idxs?e.idxs.forEach((e,t)=>{re[t]=e}):zn(e.idx)||re.fill(e.idx),P.idx=re[0]),ie&&P.live){for(let e=0;e<v.length;e++)(e>0||i==1&&!ue)&&Qi(e,re[e]);Xi()}ct=!1,t!==!1&&Na(`setLegend`)}r.setLegend=Zi;function Qi(e,n){let i=v[e],a=e==0&&O==2?Tn:t[e],o;ue?o=i.values(r,e,n)??de:(o=i.value(r,n==null?null:a[n],e,n),o=o==null?de:{_:o}),P.values[e]=o}function $i(e,n,a){Zr=$r,Qr=ei,[$r,ei]=F.move(r,$r,ei),F.left=$r,F.top=ei,I&&(Wr&&Tt(Wr,rn($r),0,V,H),Gr&&Tt(Gr,0,rn(ei),V,H));let o,s=hn>yn;ki=mn,Fi=null;let c=D.ori==0?V:H,l=D.ori==1?V:H;if($r<0||dn==0||s){o=F.idx=null;for(let e=0;e<v.length;e++){let t=It[e];t!=null&&Tt(t,-10,-10,V,H)}jt&&yi(null,Bi,!0,e==null&&Fa.setSeries),P.live&&(re.fill(o),ct=!0)}else{let e,n,a;i==1&&(e=D.ori==0?$r:ei,n=Ui(e,S),o=F.idx=Pt(n,t[0],hn,yn),a=k(t[0][o],D,c,0));let s=-10,u=-10,d=0,f=0,p=!0,m=``,h=``;for(let e=+(i==2);e<v.length;e++){let g=v[e],_=re[e],y=_==null?null:i==1?t[e][_]:t[e][1][_],x=F.dataIdx(r,e,o,n),S=x==null?null:i==1?t[e][x]:t[e][1][x];if(ct=ct||S!=y||x!=_,re[e]=x,e>0&&g.show){let n=x==null?-10:x==o?a:k(i==1?t[0][x]:t[e][0][x],D,c,0),_=S==null?-10:A(S,i==1?b[g.scale]:b[g.facets[1].scale],l,0);if(jt&&S!=null){let t=D.ori==1?$r:ei,n=tn(At.dist(r,e,x,_,t));if(n<ki){let r=At.bias;if(r!=0){let i=Ui(t,g.scale),a=S>=0?1:-1,o=i>=0?1:-1;o==a&&(o==1?r==1?S>=i:S<=i:r==1?S<=i:S>=i)&&(ki=n,Fi=e)}else ki=n,Fi=e}}if(ct||Ft){let t,i;D.ori==0?(t=n,i=_):(t=_,i=n);let a,o,c,l,g,v,y=!0,b=Ot.bbox;if(b!=null){y=!1;let t=b(r,e);c=t.left,l=t.top,a=t.width,o=t.height}else c=t,l=i,a=o=Ot.size(r,e);if(v=Ot.fill(r,e),g=Ot.stroke(r,e),Ft)e==Fi&&ki<=At.prox&&(s=c,u=l,d=a,f=o,p=y,m=v,h=g);else{let t=It[e];t!=null&&(Lt[e]=c,Rt[e]=l,kt(t,a,o,y),Dt(t,v,g),Tt(t,an(c),an(l),V,H))}}}}if(Ft){let e=At.prox;if(ct||(zi==null?ki<=e:ki>e||Fi!=zi)){let e=It[0];e!=null&&(Lt[0]=s,Rt[0]=u,kt(e,d,f,p),Dt(e,m,h),Tt(e,an(s),an(u),V,H))}}}if(oi.show&&ni){if(e!=null){let[t,n]=Fa.scales,[r,i]=Fa.match,[a,o]=e.cursor.sync.scales,s=e.cursor.drag;if(ii=s._x,ai=s._y,ii||ai){let{left:s,top:u,width:d,height:f}=e.select,p=e.scales[a].ori,m=e.posToVal,h,g,_,v,y,x=t!=null&&r(t,a),S=n!=null&&i(n,o);x&&ii?(p==0?(h=s,g=d):(h=u,g=f),_=b[t],v=k(m(h,a),_,c,0),y=k(m(h+g,a),_,c,0),Ji(on(v,y),tn(y-v))):Ji(0,c),S&&ai?(p==1?(h=s,g=d):(h=u,g=f),_=b[n],v=A(m(h,o),_,l,0),y=A(m(h+g,o),_,l,0),Yi(on(v,y),tn(y-v))):Yi(0,l)}else aa()}else{let e=tn(Zr-qr),t=tn(Qr-Jr);if(D.ori==1){let n=e;e=t,t=n}ii=ri.x&&e>=ri.dist,ai=ri.y&&t>=ri.dist;let n=ri.uni;n==null?ri.x&&ri.y&&(ii||ai)&&(ii=ai=!0):ii&&ai&&(ii=e>=n,ai=t>=n,!ii&&!ai&&(t>e?ai=!0:ii=!0));let r,i;ii&&(D.ori==0?(r=Yr,i=$r):(r=Xr,i=ei),Ji(on(r,i),tn(i-r)),ai||Yi(0,l)),ai&&(D.ori==1?(r=Yr,i=$r):(r=Xr,i=ei),Yi(on(r,i),tn(i-r)),ii||Ji(0,c)),!ii&&!ai&&(Ji(0,0),Yi(0,0))}}if(ri._x=ii,ri._y=ai,e==null){if(a){if(Ia!=null){let[e,t]=Fa.scales;Fa.values[0]=e==null?null:Ui(D.ori==0?$r:ei,e),Fa.values[1]=t==null?null:Ui(D.ori==1?$r:ei,t)}Ra(tt,r,$r,ei,V,H,o)}if(jt){let e=a&&Fa.setSeries,t=At.prox;zi==null?ki<=t&&yi(Fi,Bi,!0,e):ki>t?yi(null,Bi,!0,e):Fi!=zi&&yi(Fi,Bi,!0,e)}}ct&&(P.idx=o,Zi()),n!==!1&&Na(`setCursor`)}let ea=null;Object.defineProperty(r,"rect",{get(){return ea??ta(!1),ea}});function ta(e=!1){e?ea=null:(ea=m.getBoundingClientRect(),Na(`syncRect`,ea))}function na(e,t,n,r,i,a,o){F._lock||ni&&e!=null&&e.movementX==0&&e.movementY==0||(ra(e,t,n,r,i,a,o,!1,e!=null),e==null?$i(t,!0,!1):$i(null,!0,!0))}function ra(e,t,n,i,a,o,c,l,u){if(ea??ta(!1),Et(e),e!=null)n=e.clientX-ea.left,i=e.clientY-ea.top;else{if(n<0||i<0){$r=-10,ei=-10;return}let[e,r]=Fa.scales,c=t.cursor.sync,[l,u]=c.values,[d,f]=c.scales,[p,m]=Fa.match,h=t.axes[0].side%2==1,g=D.ori==0?V:H,_=D.ori==1?V:H,v=h?o:a,y=h?a:o,x=h?i:n,S=h?n:i;if(n=d==null?x/v*g:p(e,d)?s(l,b[e],g,0):-10,i=f==null?S/y*_:m(r,f)?s(u,b[r],_,0):-10,D.ori==1){let e=n;n=i,i=e}}u&&(t==null||t.cursor.event.type==tt)&&((n<=1||n>=V-1)&&(n=Dn(n,V)),(i<=1||i>=H-1)&&(i=Dn(i,H))),l?(qr=n,Jr=i,[Yr,Xr]=F.move(r,n,i)):($r=n,ei=i)}let ia={width:0,height:0,left:0,top:0};function aa(){ci(ia,!1)}let oa,sa,ca,la;function ua(e,t,n,i,a,o,s){ni=!0,ii=ai=ri._x=ri._y=!1,ra(e,t,n,i,a,o,s,!0,!1),e!=null&&(ge(rt,pt,da,!1),Ra(nt,r,Yr,Xr,V,H,null));let{left:c,top:l,width:u,height:d}=oi;oa=c,sa=l,ca=u,la=d}function da(e,t,n,i,a,o,s){ni=ri._x=ri._y=!1,ra(e,t,n,i,a,o,s,!1,!0);let{left:c,top:l,width:u,height:d}=oi,f=u>0||d>0,p=oa!=c||sa!=l||ca!=u||la!=d;if(f&&p&&ci(oi),ri.setScale&&f&&p){let e=c,t=u,n=l,r=d;if(D.ori==1&&(e=l,t=d,n=c,r=u),ii&&vi(S,Ui(e,S),Ui(e+t,S)),ai)for(let e in b){let t=b[e];e!=S&&t.from==null&&t.min!=mn&&vi(e,Ui(n+r,e),Ui(n,e))}aa()}else F.lock&&(F._lock=!F._lock,$i(t,!0,e!=null));e!=null&&(_e(rt,pt),Ra(rt,r,$r,ei,V,H,null))}function fa(e,t,n,r,i,a,o){if(F._lock)return;Et(e);let s=ni;if(ni){let e=!0,t=!0,n,r;D.ori==0?(n=ii,r=ai):(n=ai,r=ii),n&&r&&(e=$r<=10||$r>=V-10,t=ei<=10||ei>=H-10),n&&e&&($r=$r<Yr?0:V),r&&t&&(ei=ei<Xr?0:H),$i(null,!0,!0),ni=!1}$r=-10,ei=-10,re.fill(null),$i(null,!0,!0),s&&(ni=s)}function pa(e,t,n,i,a,o,s){F._lock||(Et(e),kn(),aa(),e!=null&&Ra(ot,r,$r,ei,V,H,null))}function ma(){y.forEach(ja),lt(r.width,r.height,!0)}Mt(ut,mt,ma);let ga={};ga.mousedown=ua,ga.mousemove=na,ga.mouseup=da,ga.dblclick=pa,ga.setSeries=(e,t,n,i)=>{let a=Fa.match[2];n=a(r,t,n),n!=-1&&yi(n,i,!0,!1)},I&&(ge(nt,m,ua),ge(tt,m,na),ge(it,m,e=>{Et(e),ta(!1)}),ge(at,m,fa),ge(ot,m,pa),ha.add(r),r.syncRect=ta);let Ma=r.hooks=e.hooks||{};function Na(e,t,n){Cr?wr.push([e,t,n]):e in Ma&&Ma[e].forEach(e=>{e.call(null,r,t,n)})}(e.plugins||[]).forEach(e=>{for(let t in e.hooks)Ma[t]=(Ma[t]||[]).concat(e.hooks[t])});let Pa=(e,t,n)=>n,Fa=Kn({key:null,setSeries:!1,filters:{pub:Cn,sub:Cn},scales:[S,v[1]?v[1].scale:null],match:[wn,wn,Pa],values:[null,null]},F.sync);Fa.match.length==2&&Fa.match.push(Pa),F.sync=Fa;let Ia=Fa.key,La=Ii(Ia);function Ra(e,t,n,r,i,a,o){Fa.filters.pub(e,t,n,r,i,a,o)&&La.pub(e,t,n,r,i,a,o)}La.sub(r);function za(e,t,n,r,i,a,o){Fa.filters.sub(e,t,n,r,i,a,o)&&ga[e](null,t,n,r,i,a,o)}r.pub=za;function Ba(){La.unsub(r),ha.delete(r),he.clear(),Nt(ut,mt,ma),l.remove(),R?.remove(),Na(`destroy`)}r.destroy=Ba;function Va(){Na(`init`,e,t),On(t||e.data,!1),j[S]?kr(S,j[S]):kn(),st=oi.show&&(oi.width>0||oi.height>0),$e=ct=!0,lt(e.width,e.height)}return v.forEach(Gt),y.forEach(Qt),n?n instanceof HTMLElement?(n.appendChild(l),Va()):n(r,Va):Va(),r}Ma.assign=Kn,Ma.fmtNum=Qt,Ma.rangeNum=qt,Ma.rangeLog=Vt,Ma.rangeAsinh=Ht,Ma.orient=zi,Ma.pxRatio=gt,Ma.join=Zn,Ma.fmtDate=ur,Ma.tzDate=fr,Ma.sync=Ii;{Ma.addGap=Wi,Ma.clipGaps=Ui;let e=Ma.paths={points:ia};e.linear=ca,e.stepped=la,e.bars=da,e.spline=pa}function Na(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Pa(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Fa(e){let t,n,r;e.length===2?(t=e===Na||e===Pa?e:Ia,n=e,r=e):(t=Na,n=(t,n)=>Na(e(t),n),r=(t,n)=>e(t)-n);function i(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<0?i=t+1:a=t}while(i<a)}return i}function a(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<=0?i=t+1:a=t}while(i<a)}return i}function o(e,t,n=0,a=e.length){let o=i(e,t,n,a-1);return o>n&&r(e[o-1],t)>-r(e[o],t)?o-1:o}return{left:i,center:o,right:a}}function Ia(){return 0}function La(e){return e===null?NaN:+e}var Ra=Fa(Na),za=Ra.right;Ra.left,Fa(La).center;function Ba(e,t){let n,r;if(t===void 0)for(let t of e)t!=null&&(n===void 0?t>=t&&(n=r=t):(n>t&&(n=t),r<t&&(r=t)));else{let i=-1;for(let a of e)(a=t(a,++i,e))!=null&&(n===void 0?a>=a&&(n=r=a):(n>a&&(n=a),r<a&&(r=a)))}return[n,r]}Array.prototype.slice;var Va=Math.sqrt(50),Ha=Math.sqrt(10),Ua=Math.sqrt(2);function Wa(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),a=r/10**i,o=a>=Va?10:a>=Ha?5:a>=Ua?2:1,s,c,l;return i<0?(l=10**-i/o,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=10**i*o,s=Math.round(e/l),c=Math.round(t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=n&&n<2?Wa(e,t,n*2):[s,c,l]}function Ga(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,a,o]=r?Wa(t,e,n):Wa(e,t,n);if(!(a>=i))return[];let s=a-i+1,c=Array(s);if(r){if(o<0)for(let e=0;e<s;++e)c[e]=(a-e)/-o;else for(let e=0;e<s;++e)c[e]=(a-e)*o}else if(o<0)for(let e=0;e<s;++e)c[e]=(i+e)/-o;else for(let e=0;e<s;++e)c[e]=(i+e)*o;return c}function Ka(e,t,n){return t=+t,e=+e,n=+n,Wa(e,t,n)[2]}function qa(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?Ka(t,e,n):Ka(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}function Ja(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}function Ya(e,t,n=!1){let[r=0,i=0]=Ba(t,e=>e),a=e=>Math.abs(e)>=1e3?`${d(e/1e3,0)}k`:d(e,+(i-r<5));if(e===`log`){r=Math.max(r,1),i=Math.max(i,r*10);let e=Ja(Math.ceil(Math.log10(r)),Math.floor(Math.log10(i))+1).reverse(),t=Math.ceil(e.length/3);return{low:r,high:i,part:Xa(e=>Math.log10(Math.max(e,r)),r,i),ticks:e.filter((e,n)=>n%t===0).map(e=>10**e),text:e=>e>=1e3?`${e/1e3} km`:`${e} m`}}if(e===`sym`){let e=10**Math.floor(Math.log10(Math.max(i,-r,1)));r=Math.min(r,-.5),i=Math.max(i,.5);let t=Xa(Math.asinh,r,i),n=[-e,0,e].filter(e=>t(e)>-.1&&t(e)<1.1);return{low:r,high:i,part:t,ticks:n,text:a}}n&&(r=Math.min(r,0),i=Math.max(i,0)),i===r&&(i=r+1);let o=(i-r)*.06,[s,c]=[r-o,i+o];return{low:s,high:c,part:Xa(e=>e,s,c),ticks:Ga(r,i,2),text:a}}function Xa(e,t,n){let r=e(t),i=e(n)-r;return t=>(e(t)-r)/i}var Za=62,Qa=[10,30,60,120,300,600,1800,3600,7200,14400,21600,43200,86400,172800,432e3];function $a(e,t,n){let r=Qa.find(r=>(t-e)/r*Za<n)??Qa.at(-1);return Ja(Math.ceil(e/r-1e-6),Math.floor(t/r+1e-6)+1).map(e=>e*r)}function eo(e,t){let r=n(e).slice(2);return t>172800&&e%86400==0?`${e/86400}d`:r.endsWith(`:00`)&&t>1200?r.slice(0,-3):r.replace(/^00:/,``)}function to(e,t){return Math.max(Math.min(za(e,t),e.length-1)-1,0)}var no=.001;function ro(e,t,n){let r=to(e,n),i=e[r],a=Math.max((e[r+1]??i)-i,1e-9),o=Math.min(Math.max((n-i)/a,0),1),s=r*6,c=s+6,l=[0,0,0],u=[0,0,0];for(let e=0;e<3;e++){let n=t[s+e],r=t[s+3+e]*a,i=t[c+e],d=t[c+3+e]*a,f=3*(i-n)-2*r-d,p=2*(n-i)+r+d;l[e]=n+o*(r+o*(f+o*p)),u[e]=a<no?t[c+3+e]:(r+o*(2*f+3*p*o))/a}return{r:l,v:u}}function io(e,t,n){if(e.length<2||n<e[0]-.001||n>e[e.length-1]+.001)return null;let r=to(e,n),i=t[r],a=t[r+1];if(i==null)return null;if(a==null)return i;let o=e[r+1]-e[r];if(o<=0)return a;let s=(n-e[r])/o;return i+Math.min(Math.max(s,0),1)*(a-i)}var ao=(e,t)=>e.some(([e,n])=>t>=e&&t<=n);function oo({met_s:e,ship_itrf:t},n){let{r,v:i}=ro(e,t,n);return{...lo(r),speed:Math.hypot(...i)}}var so=6378137,co=1/298.257223563;function lo([e,t,n]){let r=co*1.9966471893352524,i=so*.9966471893352525,a=r/.9933056200098587,o=Math.hypot(e,t),s=Math.atan2(n*so,o*i),c=0;for(let e=0;e<2;e++)c=Math.atan2(n+a*i*Math.sin(s)**3,o-r*so*Math.cos(s)**3),s=Math.atan2(.9966471893352525*Math.sin(c),Math.cos(c));let l=so/Math.sqrt(1-r*Math.sin(c)**2),u=o*Math.cos(c)+n*Math.sin(c)-so*so/l;return{latitude:c*180/Math.PI,longitude:Math.atan2(t,e)*180/Math.PI,height:u/1e3}}var uo=new Map,fo=W(`i`,{hidden:!0});function po(e){let t=uo.get(e);return t===void 0&&(fo.isConnected||document.body.append(fo),fo.style.color=`var(${e})`,t=getComputedStyle(fo).color,uo.set(e,t)),t}var mo=new Set,ho=!1;function go(e,t){if(!ho){ho=!0;let e=()=>{uo=new Map;for(let e of mo)e()};matchMedia(`(prefers-color-scheme: dark)`).addEventListener(`change`,e),new MutationObserver(e).observe(document.documentElement,{attributeFilter:[`data-theme`]})}mo.add(e),V(t,()=>mo.delete(e))}var _o=52,vo=8,yo=18,bo=5,xo=11,So=`10px Inter, system-ui, sans-serif`,Co={solid:[],dashed:[5,3],dotted:[1.5,2.5]},wo={ArrowLeft:-.005,ArrowDown:-.005,ArrowRight:.005,ArrowUp:.005,PageDown:-.1,PageUp:.1,Home:-1,End:1},To=({light:e,plan:t})=>({light:e,burns:t.burns.filter(({engine:e})=>e===`main`).map(e=>e.met_s)});function Eo(e,t,r,i,a,o){let{title:s,unit:c,series:l}=e,u=W(`output`,{class:`readout`}),d=W(`i`,{class:`clock-line`,"aria-hidden":`true`}),f=l.map(e=>W(`i`,{class:`clock-dot ${e.style}`,"aria-hidden":`true`})),p=W(`div`,{class:`chart`,role:`slider`,tabindex:0,"aria-label":`${s} over mission elapsed time; plus and minus zoom, 0 shows all`}),m=null,h=null,g=e=>{let t=l.map(t=>io(t.times,t.values,e));return{values:t,words:t.flatMap((e,t)=>e===null?[]:[l[t].say(e)]).join(s===`Height`?`, `:`  `)||`—`}},_=e=>{let{values:r,words:i}=g(e);Se(u,h===null?i:`${n(h)}: ${g(h).words}`);let a=Math.min(Math.max(e,t.from),t.to);if(q(p,{"aria-valuemin":t.from.toFixed(0),"aria-valuemax":t.to.toFixed(0),"aria-valuenow":a.toFixed(0),"aria-valuetext":`${n(e)}, ${i}`}),!m)return;let o=e>=t.from-.001&&e<=t.to+.001,s=m.valToPos(e,`x`);d.hidden=!o,d.style.transform=`translateX(${s}px)`;for(let[e,t]of r.entries()){let n=f[e],r=t===null?NaN:m.valToPos(t,`y`);n.hidden=!o||!Number.isFinite(r),n.hidden||(n.style.transform=`translate(${s}px, ${r}px)`)}},v=()=>{m?.setScale(`x`,{min:t.from,max:t.to}),_(a.met)},y=(n,s)=>{let c={width:Math.max(n,80),height:Math.max(s,24)};if(m)m.setSize(c);else{m=new Ma(Oo(e,t,r,i,c),Do(l),p),m.over.append(d,...f),m.hooks.setCursor=[e=>{let t=e.cursor.left??-1;h=t<0?null:e.posToVal(t,`x`),_(a.met)}];let n=0;m.over.addEventListener(`pointerdown`,e=>{n=e.clientX}),m.over.addEventListener(`click`,e=>{let t=e.clientX-m.over.getBoundingClientRect().left;Math.abs(e.clientX-n)<bo&&a.set(m.posToVal(t,`x`))}),m.over.addEventListener(`dblclick`,()=>t.whole()),m.over.addEventListener(`wheel`,e=>{e.preventDefault(),b(e.deltaY<0?.8:1.25,h??a.met)}),go(()=>m?.redraw(!1),o)}v()},b=(e,n)=>{let r=Math.min(Math.max(n,t.from),t.to);t.zoom(r-(r-t.from)*e,r+(t.to-r)*e)};return p.addEventListener(`keydown`,e=>{let n=wo[e.key];if(n!==void 0)a.set(Math.min(Math.max(a.met+n*(t.to-t.from),t.from),t.to));else if(e.key===`+`||e.key===`=`)b(.6,a.met);else if(e.key===`-`)b(1/.6,a.met);else if(e.key===`0`)t.whole();else return;e.preventDefault()}),we(p,y,o),V(o,()=>m?.destroy()),a.on(_,o),_(a.met),{node:W(`figure`,{class:`figure${r?` last`:``}`,"data-chart":s},W(`figcaption`,{},c?`${s}, ${c}`:s,e.key&&W(`small`,{},e.key),W(`span`,{class:`grow`}),u),p),look:v}}function Do(e){let[t]=e;return e.every(e=>e.times===t.times)?[t.times,...e.map(e=>e.values)]:Ma.join(e.map(e=>[e.times,e.values]))}function Oo({title:e,scale:t,zero:n,series:r,text:i},a,o,s,c){let l=Ya(t,[],n),u={show:!0,stroke:()=>po(`--faint`),width:1},d={font:So,stroke:()=>po(`--soft`),ticks:{show:!1}};return{...c,ms:.001,pxAlign:!1,padding:[5,vo,o?0:5,0],legend:{show:!1},focus:{alpha:1},cursor:{y:!1,points:{show:!1},sync:{key:`flight`,setSeries:!1},drag:{x:!0,y:!1,setScale:!1,dist:bo,click:()=>{}}},scales:{x:{time:!1,range:()=>[a.from,a.to]},y:{distr:{linear:1,log:3,sym:4}[t],range:(e,r,i)=>(l=Ya(t,[r??null,i??null],n),[l.low,l.high])}},axes:[{...d,show:o,size:yo,gap:3,grid:{show:!1},splits:e=>$a(a.from,a.to,e.width-_o-vo),values:(e,t)=>t.map(e=>M(eo(e,a.to)))},{...d,size:_o,gap:4,grid:u,splits:e=>ko(l.ticks,e.bbox.height/devicePixelRatio),filter:(e,t)=>t,values:(e,t)=>t.map(e=>M((i??l.text)(e)))}],series:[{},...r.map((t,n)=>({label:`${e} ${n}`,stroke:()=>po(t.colour??(t.style===`solid`?`--ship`:`--station`)),width:1.5,dash:Co[t.style],points:{show:!1}}))],hooks:{drawClear:[e=>Ao(e,s)],setSelect:[e=>{let{left:t,width:n}=e.select;if(n<bo)return;let[r,i]=[e.posToVal(t,`x`),e.posToVal(t+n,`x`)];e.setSelect({left:0,width:0,top:0,height:0},!1),a.zoom(r,i)}]}}}function ko(e,t){return e.length*xo<=t?e:e.length>1&&t>22?[e[0],e.at(-1)]:e.slice(-1)}function Ao({ctx:e,bbox:t,valToPos:n},{light:r,burns:i}){let a=e=>Math.min(Math.max(n(e,`x`,!0),t.left),t.left+t.width);e.save(),e.fillStyle=po(`--night`);for(let[n,i]of r)e.fillRect(a(n),t.top,a(i)-a(n),t.height);e.fillStyle=po(`--ship`),e.globalAlpha=.35;for(let r of i){let i=n(r,`x`,!0);i>=t.left&&i<=t.left+t.width&&e.fillRect(i,t.top,1,t.height)}e.restore()}function jo(e,{from:t,to:n},r){let i=e.flatMap(e=>e.series),a=i.flatMap(e=>e.times.filter(e=>e>t&&e<n)),o=[...new Set([t,...a,n].map(e=>Number(e.toFixed(3))))].sort((e,t)=>e-t),s=Date.parse(r),c=o.map(e=>[e.toFixed(3),new Date(s+e*1e3).toISOString(),...i.map(t=>{let n=io(t.times,t.values,e);return n===null?``:String(Number(n.toPrecision(9)))})]);return[[`met_s`,`utc`,...i.map(e=>e.column)],...c].map(e=>e.join(`,`)).join(`\r
`)}var Mo=`expedition.guest`,No={explain:!1,units:`metric`,zone:``};function Po(){try{let e=JSON.parse(localStorage.getItem(Mo)??`{}`);return{...No,...e,zone:Fo(e.zone)}}catch{return No}}function Fo(e){try{return typeof e==`string`&&e?(new Intl.DateTimeFormat(`en`,{timeZone:e}),e):``}catch{return``}}var Io=()=>Po().zone||u;function Lo(){let{zone:e}=Po();return e?e.split(`/`).at(-1).replaceAll(`_`,` `):`here`}function Ro(){return Po().units===`miles`?{high:{name:`mi`,per:1.609344},fast:{name:`mph`,per:.44704}}:{high:{name:`km`,per:1},fast:{name:`m/s`,per:1}}}var zo=(e,{per:t})=>t===1?e:e.map(e=>e===null?e:e/t),Bo=180/Math.PI;function Vo(e){let{met_s:t,ship_itrf:n,relative:r}=e,i=e=>t.map((t,n)=>e(n)),a=e=>[n[6*e],n[6*e+1],n[6*e+2]],o=(e,n,r,i,a,o=t,s=`linear`)=>({title:e,unit:n,scale:s,series:[{times:o,values:i,style:`solid`,say:a,column:r}]}),{fast:s}=Ro(),c=e=>`${e}_${s.per===1?`mps`:s.name}`,l=t.map((e,t)=>lo(a(t))),u=[o(`Speed over ground`,s.name,c(`ground_speed`),i(e=>Math.hypot(n[6*e+3],n[6*e+4],n[6*e+5])/s.per),e=>`${d(e,0)} ${s.name}`),o(`Vertical speed`,s.name,c(`vertical_speed`),i(e=>{let[t,r,i]=a(e);return(t*n[6*e+3]+r*n[6*e+4]+i*n[6*e+5])/Math.hypot(t,r,i)/s.per}),e=>`${f(e,Math.abs(e)<10?2:0)} ${s.name}`),o(`Latitude`,`°`,`latitude_deg`,l.map(e=>e.latitude),e=>m(e,`N`,`S`)),o(`Longitude`,`°`,`longitude_deg`,Ho(l.map(e=>e.longitude)),e=>m(e,`E`,`W`)),o(`Sun over the horizon`,`°`,`sun_elevation_deg`,Uo(e),e=>`${f(e,1)}°`)];if(!r||r.met_s.length<2)return u;let{met_s:h,rtn:g}=r,_=(e,t,n,r)=>o(e,`m`,t,h.map((e,t)=>r*g[6*t+n]),p,h,`sym`);return[...u,_(`Ahead on V-bar`,`v_bar_m`,1,1),_(`Below on R-bar`,`r_bar_m`,0,-1),_(`Across`,`across_m`,2,1)]}function Ho(e){return e.map((t,n)=>n>0&&Math.abs(t-e[n-1])>180?null:t)}function Uo({met_s:e,ship_itrf:t,sun:n}){let r=n.met_s[1]-n.met_s[0];return e.map(i=>{let a=Math.min(Math.max(Math.floor((i-n.met_s[0])/r)||0,0),n.met_s.length-2),o=(i-n.met_s[a])/(n.met_s[a+1]-n.met_s[a]),{latitude:s,longitude:c}=oo({met_s:e,ship_itrf:t},i),[l,u]=[s/Bo,c/Bo],d=[Math.cos(l)*Math.cos(u),Math.cos(l)*Math.sin(u),Math.sin(l)],f=[0,1,2].map(e=>n.itrf[3*a+e]*(1-o)+n.itrf[3*a+3+e]*o),p=d.reduce((e,t,n)=>e+t*f[n],0)/Math.hypot(...f);return Math.asin(Math.min(Math.max(p,-1),1))*Bo})}function Wo(e,t,n){let r=URL.createObjectURL(e instanceof Blob?e:new Blob([e],{type:t}));W(`a`,{href:r,download:n}).click(),setTimeout(()=>URL.revokeObjectURL(r),6e4)}var Go=e=>e.map(e=>e/.3048),Ko=e=>Math.abs(e)<5280?`${d(e,0)} ft`:`${d(e/5280,+(Math.abs(e)<528e3))} mi`,qo=5e3,Jo={ascent:`Ascent`,entry:`Entry`,hop:`Boost on`};function Yo(e){let{height:t,relative:n,loads:r,end_met_s:i}=e,{high:a,fast:o}=Ro(),s=e=>`${d(e,+(e<100))} ${a.name}`,c=(e,t,n,r,i=`solid`)=>({times:e,values:t,say:n,column:r,style:i}),l=(e,t,n,r)=>({title:e,unit:t,scale:n,zero:!0,series:[r]}),u=c(e.met_s,zo(t.altitude_km,a),s,`altitude_${a.name}`),m=c(e.met_s,zo(t.apogee_km,a),e=>`apogee ${s(e)}`,`apogee_${a.name}`,`dashed`),h=c(e.met_s,zo(t.perigee_km,a),e=>`perigee ${s(e)}`,`perigee_${a.name}`,`dotted`),g=t.apogee_km.some(e=>e!==null),_={title:`Height`,unit:a.name,scale:`linear`,series:[u]},v={..._,series:g?[u,m,h]:[u],key:g?` – – apogee  ··· perigee`:void 0},y=Xo(e),b=y.times.length>1?[l(`Felt g-load`,`g`,`linear`,c(y.times,y.values,e=>`${d(e,e<.1?3:2)} g`,`felt_g`))]:[],x=[],S=[];if(n&&n.met_s.length>1){let{met_s:e,phase_deg:t,range_m:r,range_rate_mps:i}=n,s=e=>`${d(e,Math.abs(e)<1?3:1)}°`,u=e=>`${f(e,Math.abs(e)<10?2:0)} ${o.name}`,m=zo(i,o),h=o.per===1?`range_rate_mps`:`range_rate_${o.name}`;x.push(l(`Phase angle`,`°`,`linear`,c(e,t,s,`phase_deg`))),S.push(a.per===1?l(`Range`,`between centres`,`log`,c(e,r,p,`range_m`)):{...l(`Range`,`between centres`,`log`,c(e,Go(r),Ko,`range_ft`)),text:Ko},l(`Range-rate`,o.name,`sym`,c(e,m,u,h)))}let C=[{name:`Flight`,from:0,to:i,charts:[v,...x,...S,...b]}];for(let t of r){let n=e.segments.find(e=>e.powered)?.from_s??0,r=t.phase===`hop`?Math.max(n-30,0):t.met_s[0],a=t.met_s.at(-1);if(r===0&&a>=i-1)continue;let o=[_,...b],s=(e,n,r,i,a,s)=>{if(!i)return;let u=e=>`${d(e,s)} ${n}`,f=i.map(e=>e/a);o.push(l(e,n,`linear`,c(t.met_s,f,u,r)))};s(`Heating`,`W/cm²`,`heating_wpcm2`,t.heating_wpm2,1e4,0),s(`Dynamic pressure`,`kPa`,`dynamic_pressure_kpa`,t.dynamic_pressure_pa,1e3,1),C.push({name:Jo[t.phase]??t.phase,from:r,to:a,charts:o})}let w=n?n.met_s.filter((e,t)=>n.range_m[t]<qo):[];if(w.length>2){let t=e.end_name===`contact`||e.plan.docking_utc!==null?`Approach`:`Departure`;C.push({name:t,from:w[0],to:w.at(-1),charts:[...S,_]})}return C.sort((e,t)=>e.from-t.from||t.to-e.to)}function Xo({loads:e,thrust:t,end_met_s:n}){if(!e.length)return{times:[],values:[]};let r=[];for(let{met_s:t,felt_g:i}of e){let e=t[0],a=t.at(-1);r.push(...t.map((e,t)=>[e,i[t]])),e>.1&&r.push([e-.01,0]),a<n-.1&&r.push([a+.01,0])}for(let{from_s:n,to_s:i,g:a}of t)e.some(({met_s:e})=>n>=e[0]&&n<=e.at(-1))||r.push([n-.01,0],[n,a],[i,a],[i+.01,0]);return r.sort((e,t)=>e[0]-t[0]),r[0][0]>.1&&r.unshift([0,0]),r.push([n,r.at(-1)[1]]),{times:r.map(e=>e[0]),values:r.map(e=>e[1])}}var Zo=2;function Qo(e,t,n){let r=Yo(e),i=Vo(e),a=To(e),o=W(`div`,{class:`figures`}),s=H(n),c=r[0],l=[],u=new Map,d=()=>[...c.charts,...i.filter(e=>!c.charts.some(t=>t.title===e.title))],f=()=>{let e=e=>c.charts.includes(e);return d().filter(t=>u.get(t.title)??e(t))},p={from:c.from,to:c.to,zoom:(e,t)=>{if(!(t-e<Zo)){p.from=Math.max(e,c.from),p.to=Math.min(t,c.to),m.disabled=p.from<=c.from&&p.to>=c.to;for(let e of l)e.look()}},whole:()=>p.zoom(c.from,c.to)},m=G(`⤢`,()=>p.whole(),{class:`quiet`,disabled:!0,"aria-label":`Zoom out`}),h=r.map(e=>G(e.name,()=>_(e),{class:`quiet`})),g=()=>{s.abort(),s=H(n);let e=f();l=e.map(n=>Eo(n,p,n===e.at(-1),a,t,s.signal)),xe(o,...l.map(e=>e.node))},_=e=>{c=e,[p.from,p.to]=[e.from,e.to],m.disabled=!0,g(),xe(v,...y());for(let[e,t]of h.entries())q(t,{"aria-pressed":r[e]===c})},v=W(`div`,{class:`quantity-list`}),y=()=>d().map(e=>{let t=W(`input`,{type:`checkbox`,checked:f().includes(e)});return t.addEventListener(`change`,()=>{u.set(e.title,t.checked),f().length||(t.checked=!0,u.set(e.title,!0)),g()}),W(`label`,{},t,e.unit?`${e.title}, ${e.unit}`:e.title)}),b=W(`details`,{class:`quantities`},W(`summary`,{title:`Which quantities are drawn`},`Curves`),v);b.addEventListener(`keydown`,e=>{e.key===`Escape`&&(b.open=!1,b.querySelector(`summary`).focus())});let x=G(`CSV`,()=>Wo(jo(f(),p,e.zero_utc),`text/csv`,`${e.plan.flight.name}.csv`),{class:`quiet`,title:`Save what the charts show as a table`});return _(c),{node:W(`div`,{class:`charts`,role:`group`,"aria-label":`Charts over mission elapsed time`},o),spans:W(`span`,{class:`chart-acts`},m,r.length>1&&W(`span`,{class:`group`,role:`group`,"aria-label":`Span of the charts`},...h),b,x)}}var $o=null;function es(){if($o!==null)return $o;if(typeof document>`u`)return!0;let e=document.createElement(`canvas`).getContext(`webgl2`),t=e?.getExtension(`WEBGL_debug_renderer_info`),n=e&&t?String(e.getParameter(t.UNMASKED_RENDERER_WEBGL)):``;return e?.getExtension(`WEBGL_lose_context`)?.loseContext(),$o=/swiftshader|llvmpipe|software/i.test(n),$o}var ts=[1,10,60,300,1e3],ns=()=>1e3/(es()?30:60)-2,rs=class{start;end;met;speed=60;playing=!1;listeners=new Set;frame=0;last=0;least=0;constructor(e,t,n){this.start=e,this.end=t,this.met=e,V(n,()=>{this.playing=!1,cancelAnimationFrame(this.frame)})}on(e,t){this.listeners.add(e),V(t,()=>this.listeners.delete(e))}set(e){this.met=Math.min(Math.max(e,this.start),this.end);for(let e of this.listeners)e(this.met)}jump(e,t){let n=t>0?e.find(e=>e>this.met+.5):e.findLast(e=>e<this.met-.5);n!==void 0&&this.set(n)}play(e){e&&this.met>=this.end&&(this.met=this.start),this.playing=e,cancelAnimationFrame(this.frame),this.last=performance.now(),e&&(this.least=ns()),e&&(this.frame=requestAnimationFrame(this.step)),this.set(this.met)}step=e=>{if(e-this.last<this.least){this.frame=requestAnimationFrame(this.step);return}let t=Math.min((e-this.last)/1e3,.5);this.last=e,this.set(this.met+t*this.speed),this.met>=this.end?this.play(!1):this.playing&&(this.frame=requestAnimationFrame(this.step))}},is={ArrowLeft:-10,ArrowDown:-10,ArrowRight:10,ArrowUp:10,PageUp:300,PageDown:-300};function as(e,t,a,o){let s=e.places.find(e=>e.kind===`pad`)??e.places.find(e=>e.time_zone),l=e.words.timeline,u=l.map(e=>e.met_s),d=G(`◂`,()=>t.jump(u,-1),{"aria-label":`Previous event`}),f=G(`▶`,()=>t.play(!t.playing),{class:`play`}),p=G(`▸`,()=>t.jump(u,1),{"aria-label":`Next event`}),m=W(`select`,{"aria-label":`Speed`},...ts.map(e=>W(`option`,{value:e,selected:e===t.speed},`${e}×`)));m.addEventListener(`change`,()=>{t.speed=Number(m.value)});let h=l.map(e=>W(`option`,{value:e.met_s},`${e.elapsed}  ${e.event}`)),g=W(`select`,{"aria-label":`Jump to event`,class:`events`},W(`option`,{value:``},`Jump to…`),...h);g.addEventListener(`change`,()=>{g.value&&t.set(Number(g.value)),g.value=``});let _=W(`input`,{type:`range`,min:0,max:e.end_met_s.toFixed(3),step:`any`,value:0,"aria-label":`Mission elapsed time`});_.addEventListener(`input`,()=>t.set(Number(_.value))),_.addEventListener(`keydown`,e=>{let n=is[e.key];n!==void 0&&(e.preventDefault(),t.set(t.met+n*(e.shiftKey?.1:1)))});let v=W(`output`,{class:`met-now`}),y=W(`div`,{class:`times`});return t.on(a=>{f.textContent=t.playing?`❚❚`:`▶`,q(f,{"aria-label":t.playing?`Pause`:`Play`}),(document.activeElement!==_||Math.abs(Number(_.value)-a)>.5)&&(_.value=String(a)),q(_,{"aria-valuetext":n(a)}),Se(v,n(a,1));let o=r(e.zero_utc,a);xe(y,W(`span`,{},W(`b`,{},i(o)),` UTC`),s?.time_zone?W(`span`,{},`${s.kind} `,c(o,s.time_zone)):null,W(`span`,{},`${Lo()} `,c(o,Io())))},a),W(`footer`,{class:`clock`,role:`group`,"aria-label":`Clock`},W(`div`,{class:`keys`},f,d,p,m,o),v,W(`div`,{class:`scrub`},os(e),_),g,y)}function os(e){let t=t=>`${t/e.end_met_s*100}%`,n=e.light.map(([e,n])=>{let r=W(`b`);return r.style.left=t(e),r.style.width=t(n-e),r}),r=e.words.timeline.map(e=>{let n=W(`i`,{class:e.burn?`burn`:``,title:`${e.elapsed} ${e.event}`});return n.style.left=t(e.met_s),n});return W(`div`,{class:`ticks`,"aria-hidden":`true`},...n,...r)}function ss(e){return W(`dl`,{},...e.flatMap(([e,t])=>[W(`dt`,{},e),W(`dd`,{},t)]))}function cs({words:e}){let{crew:t,summary:n,landings:r,budget:i,risk:a,risk_note:o}=e,s=n.map(({question:e,answer:t})=>[e,t]);return W(`div`,{class:`facts`},ss(t?[[`Crew`,t],...s]:s),r.length>0&&ps(r),i.length>0&&W(`section`,{},W(`h2`,{},`Δv budget, m/s`),Ce([],i.map(({name:e,dv_mps:t})=>[e,t]),{class:`budget`})),...e.sections.map(ls),a.length>0&&ds(a,o),e.price_note!==``&&fs(e))}function ls(e){if([e.title,e.note,...e.heads].every(N))return us(e);let t=ee(()=>us(e));return t.lang=`en`,t.querySelector(`h2`).append(` (${M(`in English`)})`),t}function us({title:e,note:t,heads:n,rows:r}){let i=r.map(e=>W(`tbody`,{},W(`tr`,{},...e.slice(0,-1).map(e=>W(`td`,{},e))),e.at(-1)&&W(`tr`,{},W(`td`,{colspan:n.length-1},W(`small`,{},e.at(-1)))))),a=W(`tr`,{},...n.slice(0,-1).map(e=>W(`th`,{scope:`col`},e)));return W(`section`,{},W(`h2`,{},e),W(`p`,{},t),W(`table`,{class:`landings`},W(`thead`,{},a),...i))}function ds(e,t){let n=[`Phase`,`Loss of crew`,`Loss of mission`,`Abort survived`,`Emergency`],r=e.map(e=>[e.phase,e.loss_of_crew,e.loss_of_mission,e.abort_survived,e.emergency]);return W(`section`,{},W(`h2`,{},`Risk`),W(`p`,{},t),Ce(n,r,{class:`risk`}))}function fs({price_heads:e,price:t,price_note:n,price_sources:r}){let i=t.map(e=>[e.what,e.now,e.then,e.how,e.sources]),a=r.map(e=>W(`li`,{},`${e.number} `,e.said,`. `,W(`span`,{lang:`en`},e.source),...e.disputed===``?[]:[`. `,`Disputed: `,e.disputed]));return W(`section`,{},W(`h2`,{},`Price`),W(`p`,{},n),i.length>0&&Ce(e,i,{class:`risk`}),a.length>0&&W(`details`,{},W(`summary`,{},`Statements`),W(`ul`,{},...a)))}function ps(e){let t=e.some(e=>e.undocking),n=[...t?[`Undocking`]:[],`Deorbit`,`Landing UTC`,`Aside km`,`Sun°`],r=e=>/km|°/.test(e)?`num`:`nowrap`,i=e.map(e=>{let{undocking:i,deorbit:a,landing:o,aside_km:s,sun_deg:c,zone:l,why_not:u}=e,d=[...t?[i]:[],a,o,s,c],f=[u?`✕ `:`✓ `,W(`span`,{},l),u&&W(`small`,{},u)];return W(`tbody`,{class:u&&`out`},W(`tr`,{},...d.map((e,t)=>W(`td`,{class:r(n[t])},e))),W(`tr`,{},W(`td`,{colspan:n.length},...f)))}),a=W(`tr`,{},...n.map(e=>W(`th`,{scope:`col`,class:r(e)},e)));return W(`section`,{},W(`h2`,{},`Landing opportunities`),W(`table`,{class:`landings`},W(`thead`,{},a),...i))}function ms({plan:e}){return W(`div`,{class:`facts`},W(`table`,{class:`checks`},W(`tbody`,{},...e.checks.map(({name:e,ok:t,detail:n})=>W(`tr`,{class:t?``:`fails`},W(`td`,{},t?`✓ pass`:`✕ FAIL`),W(`td`,{},g(e),W(`small`,{},n)))))))}function hs({plan:{data:e},words:t,relative:n,ground:r}){let i=e=>{let[t,...n]=e.split(`:`);return[g(t),n.join(`:`).trim()]},a=t.rests_on?[i(t.rests_on)]:[];a.push(...e.warnings.map(e=>[`Warning`,e]),...e.models.map(i));let o=Object.entries(e.versions).map(([e,t])=>`${e} ${t}`);return a.push([`Versions`,o.join(`, `)]),n&&a.push([`Range`,`between the centres of ship and station, so not 0 at contact`]),a.push([`Ground contact`,`elevation above ${r.minimum_elevation_deg}°; places to 0.1°`]),W(`div`,{class:`facts`},ss(a))}function gs({plan:{abort_cover:e}},t){let n=e[e.length-1],r=e[e.length-2];if(!n||!r||t<e[0].met_s||t>n.met_s+(n.met_s-r.met_s))return null;let i=0;for(;i+1<e.length&&e[i+1].met_s<=t;)i++;return e[i]}function _s({plan:e,zero_utc:t}){return e.way_home?(Date.parse(e.way_home.entry_utc)-Date.parse(t))/1e3:null}var vs=(e,t)=>`${m(e,`N`,`S`)} ${m(t,`E`,`W`)}`;function ys(e,t,n){let{plan:r}=e,i=W(`p`,{class:r.abort_cover.length?`now tall`:`now`}),{high:a,fast:o}=Ro();return t.on(t=>{let{latitude:n,longitude:s,height:c,speed:l}=oo(e,t),u=r.burns.find(e=>t>=e.met_s&&t<=e.met_s+Math.max(e.duration_s,1)),f=e.segments.find(e=>t>=e.from_s&&t<=e.to_s),p=gs(e,t),m=p&&vs(p.latitude_deg,p.longitude_deg);xe(i,u?W(`b`,{class:`burning`},`◆ ${g(h(u.name))}`):W(`b`,{},g(f?.name??``)),W(`span`,{},vs(n,s)),W(`span`,{},`${d(c/a.per,c<100?2:1)} ${a.name} high`),W(`span`,{},`${d(l/o.per,0)} ${o.name} over ground`),W(`span`,{},ao(e.light,t)?`☾ in shadow`:`☀ sunlit`),p&&W(`span`,{},`if broken off: ${p.mode}, down at ${m}, ${d(p.max_g,1)} g`),!r.hop&&bs(e,t))},n),i}function bs(e,t){let{stations:r}=e.ground;if(!r.length)return;let i=r.filter(e=>ao(e.contacts,t)).map(e=>e.name);if(i.length)return W(`span`,{class:`heard`},`◉ heard by ${i.join(`, `)}`);let a=r.flatMap(({name:e,contacts:t})=>t.map(([t])=>({name:e,from:t}))).filter(({from:e})=>e>t).sort((e,t)=>e.from-t.from)[0];return W(`span`,{},`○ no ground station in sight${a?`; ${a.name} in ${n(a.from-t).slice(2)}`:``}`)}var xs={LEFT:0,MIDDLE:1,RIGHT:2,ROTATE:0,DOLLY:1,PAN:2},Ss={ROTATE:0,PAN:1,DOLLY_PAN:2,DOLLY_ROTATE:3},Cs=1e3,ws=1001,Ts=1002,Es=1003,Ds=1004,Os=1005,ks=1006,As=1007,js=1008,Ms=1009,Ns=1010,Ps=1011,Fs=1012,Is=1013,Ls=1014,Rs=1015,zs=1016,Bs=1017,Vs=1018,Hs=1020,Us=35902,Ws=35899,Gs=1021,Ks=1022,qs=1023,Js=1026,Ys=1027,Xs=1028,Zs=1029,Qs=1030,$s=1031,ec=1033,tc=33776,nc=33777,rc=33778,ic=33779,ac=35840,oc=35841,sc=35842,cc=35843,lc=36196,uc=37492,dc=37496,fc=37488,pc=37489,mc=37490,hc=37491,gc=37808,_c=37809,vc=37810,yc=37811,bc=37812,xc=37813,Sc=37814,Cc=37815,wc=37816,Tc=37817,Ec=37818,Dc=37819,Oc=37820,kc=37821,Ac=36492,jc=36494,Mc=36495,Nc=36283,Pc=36284,Fc=36285,Ic=36286,Lc=2300,Rc=2301,zc=2302,Bc=2303,Vc=2400,Hc=2401,Uc=2402,Wc=3200,Gc=`srgb`,Kc=`srgb-linear`,qc=`linear`,Jc=`srgb`,Yc=7680,Xc=35044,Zc=35048,Qc=2e3;function $c(e){for(let t=e.length-1;t>=0;--t)if(e[t]>=65535)return!0;return!1}function el(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function tl(e){return document.createElementNS(`http://www.w3.org/1999/xhtml`,e)}function nl(){let e=tl(`canvas`);return e.style.display=`block`,e}var rl={};function il(...e){let t=`THREE.`+e.shift();console.log(t,...e)}function al(e){let t=e[0];if(typeof t==`string`&&t.startsWith(`TSL:`)){let t=e[1];t&&t.isStackTrace?e[0]+=` `+t.getLocation():e[1]=`Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.`}return e}function J(...e){e=al(e);let t=`THREE.`+e.shift();{let n=e[0];n&&n.isStackTrace?console.warn(n.getError(t)):console.warn(t,...e)}}function Y(...e){e=al(e);let t=`THREE.`+e.shift();{let n=e[0];n&&n.isStackTrace?console.error(n.getError(t)):console.error(t,...e)}}function ol(...e){let t=e.join(` `);t in rl||(rl[t]=!0,J(...e))}function sl(e,t,n){return new Promise(function(r,i){function a(){switch(e.clientWaitSync(t,e.SYNC_FLUSH_COMMANDS_BIT,0)){case e.WAIT_FAILED:i();break;case e.TIMEOUT_EXPIRED:setTimeout(a,n);break;default:r()}}setTimeout(a,n)})}var cl={0:0,2:6,4:4,3:5,1:1,6:2,7:7,5:3},ll=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n!==void 0&&n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let r=n[e];if(r!==void 0){let e=r.indexOf(t);e!==-1&&r.splice(e,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let t=n.slice(0);for(let n=0,r=t.length;n<r;n++)t[n].call(this,e);e.target=null}}},ul=`00.01.02.03.04.05.06.07.08.09.0a.0b.0c.0d.0e.0f.10.11.12.13.14.15.16.17.18.19.1a.1b.1c.1d.1e.1f.20.21.22.23.24.25.26.27.28.29.2a.2b.2c.2d.2e.2f.30.31.32.33.34.35.36.37.38.39.3a.3b.3c.3d.3e.3f.40.41.42.43.44.45.46.47.48.49.4a.4b.4c.4d.4e.4f.50.51.52.53.54.55.56.57.58.59.5a.5b.5c.5d.5e.5f.60.61.62.63.64.65.66.67.68.69.6a.6b.6c.6d.6e.6f.70.71.72.73.74.75.76.77.78.79.7a.7b.7c.7d.7e.7f.80.81.82.83.84.85.86.87.88.89.8a.8b.8c.8d.8e.8f.90.91.92.93.94.95.96.97.98.99.9a.9b.9c.9d.9e.9f.a0.a1.a2.a3.a4.a5.a6.a7.a8.a9.aa.ab.ac.ad.ae.af.b0.b1.b2.b3.b4.b5.b6.b7.b8.b9.ba.bb.bc.bd.be.bf.c0.c1.c2.c3.c4.c5.c6.c7.c8.c9.ca.cb.cc.cd.ce.cf.d0.d1.d2.d3.d4.d5.d6.d7.d8.d9.da.db.dc.dd.de.df.e0.e1.e2.e3.e4.e5.e6.e7.e8.e9.ea.eb.ec.ed.ee.ef.f0.f1.f2.f3.f4.f5.f6.f7.f8.f9.fa.fb.fc.fd.fe.ff`.split(`.`),dl=1234567,fl=Math.PI/180,pl=180/Math.PI;function ml(){let e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0,r=Math.random()*4294967295|0;return(ul[e&255]+ul[e>>8&255]+ul[e>>16&255]+ul[e>>24&255]+`-`+ul[t&255]+ul[t>>8&255]+`-`+ul[t>>16&15|64]+ul[t>>24&255]+`-`+ul[n&63|128]+ul[n>>8&255]+`-`+ul[n>>16&255]+ul[n>>24&255]+ul[r&255]+ul[r>>8&255]+ul[r>>16&255]+ul[r>>24&255]).toLowerCase()}function hl(e,t,n){return Math.max(t,Math.min(n,e))}function gl(e,t){return(e%t+t)%t}function _l(e,t,n,r,i){return r+(e-t)*(i-r)/(n-t)}function vl(e,t,n){return e===t?0:(n-e)/(t-e)}function yl(e,t,n){return(1-n)*e+n*t}function bl(e,t,n,r){return yl(e,t,1-Math.exp(-n*r))}function xl(e,t=1){return t-Math.abs(gl(e,t*2)-t)}function Sl(e,t,n){return e<=t?0:e>=n?1:(e=(e-t)/(n-t),e*e*(3-2*e))}function Cl(e,t,n){return e<=t?0:e>=n?1:(e=(e-t)/(n-t),e*e*e*(e*(e*6-15)+10))}function wl(e,t){return e+Math.floor(Math.random()*(t-e+1))}function Tl(e,t){return e+Math.random()*(t-e)}function El(e){return e*(.5-Math.random())}function Dl(e){e!==void 0&&(dl=e);let t=dl+=1831565813;return t=Math.imul(t^t>>>15,t|1),t^=t+Math.imul(t^t>>>7,t|61),((t^t>>>14)>>>0)/4294967296}function Ol(e){return e*fl}function kl(e){return e*pl}function Al(e){return e>0&&Number.isInteger(e)&&2**Math.round(Math.log2(e))===e}function jl(e){return 2**Math.ceil(Math.log(e)/Math.LN2)}function Ml(e){return 2**Math.floor(Math.log(e)/Math.LN2)}function Nl(e,t,n,r,i){let a=Math.cos,o=Math.sin,s=a(n/2),c=o(n/2),l=a((t+r)/2),u=o((t+r)/2),d=a((t-r)/2),f=o((t-r)/2),p=a((r-t)/2),m=o((r-t)/2);switch(i){case`XYX`:e.set(s*u,c*d,c*f,s*l);break;case`YZY`:e.set(c*f,s*u,c*d,s*l);break;case`ZXZ`:e.set(c*d,c*f,s*u,s*l);break;case`XZX`:e.set(s*u,c*m,c*p,s*l);break;case`YXY`:e.set(c*p,s*u,c*m,s*l);break;case`ZYZ`:e.set(c*m,c*p,s*u,s*l);break;default:J(`MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: `+i)}}function Pl(e){switch(e.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function Fl(e,t){if(t.constructor===Float32Array)return e;let n=Pl(t);if(n===void 0)throw Error(`THREE.MathUtils: Invalid component type.`);return Math.max(e/n,-1)}function Il(e,t){if(t.constructor===Float32Array)return e;let n=Pl(t);if(n===void 0)throw Error(`THREE.MathUtils: Invalid component type.`);return Math.round(e*n)}var Ll={DEG2RAD:fl,RAD2DEG:pl,generateUUID:ml,clamp:hl,euclideanModulo:gl,mapLinear:_l,inverseLerp:vl,lerp:yl,damp:bl,pingpong:xl,smoothstep:Sl,smootherstep:Cl,randInt:wl,randFloat:Tl,randFloatSpread:El,seededRandom:Dl,degToRad:Ol,radToDeg:kl,isPowerOfTwo:Al,ceilPowerOfTwo:jl,floorPowerOfTwo:Ml,setQuaternionFromProperEuler:Nl,normalize:Il,denormalize:Fl},X=class{static{this.prototype.isVector2=!0}constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw Error(`THREE.Vector2: index is out of range: `+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw Error(`THREE.Vector2: index is out of range: `+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6],this.y=r[1]*t+r[4]*n+r[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=hl(this.x,e.x,t.x),this.y=hl(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=hl(this.x,e,t),this.y=hl(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(hl(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(hl(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),r=Math.sin(t),i=this.x-e.x,a=this.y-e.y;return this.x=i*n-a*r+e.x,this.y=i*r+a*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},Rl=class{constructor(e=0,t=0,n=0,r=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=r}static slerpFlat(e,t,n,r,i,a,o){let s=n[r+0],c=n[r+1],l=n[r+2],u=n[r+3],d=i[a+0],f=i[a+1],p=i[a+2],m=i[a+3];if(u!==m||s!==d||c!==f||l!==p){let e=s*d+c*f+l*p+u*m;e<0&&(d=-d,f=-f,p=-p,m=-m,e=-e);let t=1-o;if(e<.9995){let n=Math.acos(e),r=Math.sin(n);t=Math.sin(t*n)/r,o=Math.sin(o*n)/r,s=s*t+d*o,c=c*t+f*o,l=l*t+p*o,u=u*t+m*o}else{s=s*t+d*o,c=c*t+f*o,l=l*t+p*o,u=u*t+m*o;let e=1/Math.sqrt(s*s+c*c+l*l+u*u);s*=e,c*=e,l*=e,u*=e}}e[t]=s,e[t+1]=c,e[t+2]=l,e[t+3]=u}static multiplyQuaternionsFlat(e,t,n,r,i,a){let o=n[r],s=n[r+1],c=n[r+2],l=n[r+3],u=i[a],d=i[a+1],f=i[a+2],p=i[a+3];return e[t]=o*p+l*u+s*f-c*d,e[t+1]=s*p+l*d+c*u-o*f,e[t+2]=c*p+l*f+o*d-s*u,e[t+3]=l*p-o*u-s*d-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,r){return this._x=e,this._y=t,this._z=n,this._w=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,r=e._y,i=e._z,a=e._order,o=Math.cos,s=Math.sin,c=o(n/2),l=o(r/2),u=o(i/2),d=s(n/2),f=s(r/2),p=s(i/2);switch(a){case`XYZ`:this._x=d*l*u+c*f*p,this._y=c*f*u-d*l*p,this._z=c*l*p+d*f*u,this._w=c*l*u-d*f*p;break;case`YXZ`:this._x=d*l*u+c*f*p,this._y=c*f*u-d*l*p,this._z=c*l*p-d*f*u,this._w=c*l*u+d*f*p;break;case`ZXY`:this._x=d*l*u-c*f*p,this._y=c*f*u+d*l*p,this._z=c*l*p+d*f*u,this._w=c*l*u-d*f*p;break;case`ZYX`:this._x=d*l*u-c*f*p,this._y=c*f*u+d*l*p,this._z=c*l*p-d*f*u,this._w=c*l*u+d*f*p;break;case`YZX`:this._x=d*l*u+c*f*p,this._y=c*f*u+d*l*p,this._z=c*l*p-d*f*u,this._w=c*l*u-d*f*p;break;case`XZY`:this._x=d*l*u-c*f*p,this._y=c*f*u-d*l*p,this._z=c*l*p+d*f*u,this._w=c*l*u+d*f*p;break;default:J(`Quaternion: .setFromEuler() encountered an unknown order: `+a)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,r=Math.sin(n);return this._x=e.x*r,this._y=e.y*r,this._z=e.z*r,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],r=t[4],i=t[8],a=t[1],o=t[5],s=t[9],c=t[2],l=t[6],u=t[10],d=n+o+u;if(d>0){let e=.5/Math.sqrt(d+1);this._w=.25/e,this._x=(l-s)*e,this._y=(i-c)*e,this._z=(a-r)*e}else if(n>o&&n>u){let e=2*Math.sqrt(1+n-o-u);this._w=(l-s)/e,this._x=.25*e,this._y=(r+a)/e,this._z=(i+c)/e}else if(o>u){let e=2*Math.sqrt(1+o-n-u);this._w=(i-c)/e,this._x=(r+a)/e,this._y=.25*e,this._z=(s+l)/e}else{let e=2*Math.sqrt(1+u-n-o);this._w=(a-r)/e,this._x=(i+c)/e,this._y=(s+l)/e,this._z=.25*e}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(hl(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let r=Math.min(1,t/n);return this.slerp(e,r),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x*=e,this._y*=e,this._z*=e,this._w*=e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,r=e._y,i=e._z,a=e._w,o=t._x,s=t._y,c=t._z,l=t._w;return this._x=n*l+a*o+r*c-i*s,this._y=r*l+a*s+i*o-n*c,this._z=i*l+a*c+n*s-r*o,this._w=a*l-n*o-r*s-i*c,this._onChangeCallback(),this}slerp(e,t){let n=e._x,r=e._y,i=e._z,a=e._w,o=this.dot(e);o<0&&(n=-n,r=-r,i=-i,a=-a,o=-o);let s=1-t;if(o<.9995){let e=Math.acos(o),c=Math.sin(e);s=Math.sin(s*e)/c,t=Math.sin(t*e)/c,this._x=this._x*s+n*t,this._y=this._y*s+r*t,this._z=this._z*s+i*t,this._w=this._w*s+a*t,this._onChangeCallback()}else this._x=this._x*s+n*t,this._y=this._y*s+r*t,this._z=this._z*s+i*t,this._w=this._w*s+a*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),r=Math.sqrt(1-n),i=Math.sqrt(n);return this.set(r*Math.sin(e),r*Math.cos(e),i*Math.sin(t),i*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},Z=class{static{this.prototype.isVector3=!0}constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw Error(`THREE.Vector3: index is out of range: `+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw Error(`THREE.Vector3: index is out of range: `+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(Bl.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(Bl.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,r=this.z,i=e.elements;return this.x=i[0]*t+i[3]*n+i[6]*r,this.y=i[1]*t+i[4]*n+i[7]*r,this.z=i[2]*t+i[5]*n+i[8]*r,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,r=this.z,i=e.elements,a=1/(i[3]*t+i[7]*n+i[11]*r+i[15]);return this.x=(i[0]*t+i[4]*n+i[8]*r+i[12])*a,this.y=(i[1]*t+i[5]*n+i[9]*r+i[13])*a,this.z=(i[2]*t+i[6]*n+i[10]*r+i[14])*a,this}applyQuaternion(e){let t=this.x,n=this.y,r=this.z,i=e.x,a=e.y,o=e.z,s=e.w,c=2*(a*r-o*n),l=2*(o*t-i*r),u=2*(i*n-a*t);return this.x=t+s*c+a*u-o*l,this.y=n+s*l+o*c-i*u,this.z=r+s*u+i*l-a*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,r=this.z,i=e.elements;return this.x=i[0]*t+i[4]*n+i[8]*r,this.y=i[1]*t+i[5]*n+i[9]*r,this.z=i[2]*t+i[6]*n+i[10]*r,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=hl(this.x,e.x,t.x),this.y=hl(this.y,e.y,t.y),this.z=hl(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=hl(this.x,e,t),this.y=hl(this.y,e,t),this.z=hl(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(hl(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,r=e.y,i=e.z,a=t.x,o=t.y,s=t.z;return this.x=r*s-i*o,this.y=i*a-n*s,this.z=n*o-r*a,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return zl.copy(this).projectOnVector(e),this.sub(zl)}reflect(e){return this.sub(zl.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(hl(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,r=this.z-e.z;return t*t+n*n+r*r}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let r=Math.sin(t)*e;return this.x=r*Math.sin(n),this.y=Math.cos(t)*e,this.z=r*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),r=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=r,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},zl=new Z,Bl=new Rl,Q=class{static{this.prototype.isMatrix3=!0}constructor(e,t,n,r,i,a,o,s,c){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,r,i,a,o,s,c)}set(e,t,n,r,i,a,o,s,c){let l=this.elements;return l[0]=e,l[1]=r,l[2]=o,l[3]=t,l[4]=i,l[5]=s,l[6]=n,l[7]=a,l[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,r=t.elements,i=this.elements,a=n[0],o=n[3],s=n[6],c=n[1],l=n[4],u=n[7],d=n[2],f=n[5],p=n[8],m=r[0],h=r[3],g=r[6],_=r[1],v=r[4],y=r[7],b=r[2],x=r[5],S=r[8];return i[0]=a*m+o*_+s*b,i[3]=a*h+o*v+s*x,i[6]=a*g+o*y+s*S,i[1]=c*m+l*_+u*b,i[4]=c*h+l*v+u*x,i[7]=c*g+l*y+u*S,i[2]=d*m+f*_+p*b,i[5]=d*h+f*v+p*x,i[8]=d*g+f*y+p*S,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],r=e[2],i=e[3],a=e[4],o=e[5],s=e[6],c=e[7],l=e[8];return t*a*l-t*o*c-n*i*l+n*o*s+r*i*c-r*a*s}invert(){let e=this.elements,t=e[0],n=e[1],r=e[2],i=e[3],a=e[4],o=e[5],s=e[6],c=e[7],l=e[8],u=l*a-o*c,d=o*s-l*i,f=c*i-a*s,p=t*u+n*d+r*f;if(p===0)return this.set(0,0,0,0,0,0,0,0,0);let m=1/p;return e[0]=u*m,e[1]=(r*c-l*n)*m,e[2]=(o*n-r*a)*m,e[3]=d*m,e[4]=(l*t-r*s)*m,e[5]=(r*i-o*t)*m,e[6]=f*m,e[7]=(n*s-c*t)*m,e[8]=(a*t-n*i)*m,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,r,i,a,o){let s=Math.cos(i),c=Math.sin(i);return this.set(n*s,n*c,-n*(s*a+c*o)+a+e,-r*c,r*s,-r*(-c*a+s*o)+o+t,0,0,1),this}scale(e,t){return ol(`Matrix3: .scale() is deprecated. Use .makeScale() instead.`),this.premultiply(Vl.makeScale(e,t)),this}rotate(e){return ol(`Matrix3: .rotate() is deprecated. Use .makeRotation() instead.`),this.premultiply(Vl.makeRotation(-e)),this}translate(e,t){return ol(`Matrix3: .translate() is deprecated. Use .makeTranslation() instead.`),this.premultiply(Vl.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let e=0;e<9;e++)if(t[e]!==n[e])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}},Vl=new Q,Hl=new Q().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Ul=new Q().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function Wl(){let e={enabled:!0,workingColorSpace:Kc,spaces:{},convert:function(e,t,n){return this.enabled===!1||t===n||!t||!n||(this.spaces[t].transfer===`srgb`&&(e.r=Kl(e.r),e.g=Kl(e.g),e.b=Kl(e.b)),this.spaces[t].primaries!==this.spaces[n].primaries&&(e.applyMatrix3(this.spaces[t].toXYZ),e.applyMatrix3(this.spaces[n].fromXYZ)),this.spaces[n].transfer===`srgb`&&(e.r=ql(e.r),e.g=ql(e.g),e.b=ql(e.b))),e},workingToColorSpace:function(e,t){return this.convert(e,this.workingColorSpace,t)},colorSpaceToWorking:function(e,t){return this.convert(e,t,this.workingColorSpace)},getPrimaries:function(e){return this.spaces[e].primaries},getTransfer:function(e){return e===``?qc:this.spaces[e].transfer},getToneMappingMode:function(e){return this.spaces[e].outputColorSpaceConfig.toneMappingMode||`standard`},getLuminanceCoefficients:function(e,t=this.workingColorSpace){return e.fromArray(this.spaces[t].luminanceCoefficients)},define:function(e){Object.assign(this.spaces,e)},_getMatrix:function(e,t,n){return e.copy(this.spaces[n].fromXYZ).multiply(this.spaces[t].toXYZ)},_getDrawingBufferColorSpace:function(e){return this.spaces[e].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(e=this.workingColorSpace){return this.spaces[e].workingColorSpaceConfig.unpackColorSpace}},t=[.64,.33,.3,.6,.15,.06],n=[.2126,.7152,.0722],r=[.3127,.329];return e.define({[Kc]:{primaries:t,whitePoint:r,transfer:qc,toXYZ:Hl,fromXYZ:Ul,luminanceCoefficients:n,workingColorSpaceConfig:{unpackColorSpace:Gc},outputColorSpaceConfig:{drawingBufferColorSpace:Gc}},[Gc]:{primaries:t,whitePoint:r,transfer:Jc,toXYZ:Hl,fromXYZ:Ul,luminanceCoefficients:n,outputColorSpaceConfig:{drawingBufferColorSpace:Gc}}}),e}var Gl=Wl();function Kl(e){return e<.04045?e*.0773993808:(e*.9478672986+.0521327014)**2.4}function ql(e){return e<.0031308?e*12.92:1.055*e**.41666-.055}var Jl,Yl=class{static getDataURL(e,t=`image/png`){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>`u`)return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{Jl===void 0&&(Jl=tl(`canvas`)),Jl.width=e.width,Jl.height=e.height;let t=Jl.getContext(`2d`);e instanceof ImageData?t.putImageData(e,0,0):t.drawImage(e,0,0,e.width,e.height),n=Jl}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<`u`&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<`u`&&e instanceof HTMLCanvasElement||typeof ImageBitmap<`u`&&e instanceof ImageBitmap){let t=tl(`canvas`);t.width=e.width,t.height=e.height;let n=t.getContext(`2d`);n.drawImage(e,0,0,e.width,e.height);let r=n.getImageData(0,0,e.width,e.height),i=r.data;for(let e=0;e<i.length;e++)i[e]=Kl(i[e]/255)*255;return n.putImageData(r,0,0),t}if(e.data){let t=e.data.slice(0);for(let e=0;e<t.length;e++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[e]=Math.floor(Kl(t[e]/255)*255):t[e]=Kl(t[e]);return{data:t,width:e.width,height:e.height}}return J(`ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied.`),e}},Xl=0,Zl=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:Xl++}),this.uuid=ml(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<`u`&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<`u`&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t===null?e.set(0,0,0):e.set(t.width||0,t.height||0,t.depth||0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e==`string`;if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:``},r=this.data;if(r!==null){let e;if(Array.isArray(r)){e=[];for(let t=0,n=r.length;t<n;t++)r[t].isDataTexture?e.push(Ql(r[t].image)):e.push(Ql(r[t]))}else e=Ql(r);n.url=e}return t||(e.images[this.uuid]=n),n}};function Ql(e){return typeof HTMLImageElement<`u`&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<`u`&&e instanceof HTMLCanvasElement||typeof ImageBitmap<`u`&&e instanceof ImageBitmap?Yl.getDataURL(e):e.data?{data:Array.from(e.data),width:e.width,height:e.height,type:e.data.constructor.name}:(J(`Texture: Unable to serialize Texture.`),{})}var $l=0,eu=new Z,tu=class e extends ll{constructor(t=e.DEFAULT_IMAGE,n=e.DEFAULT_MAPPING,r=ws,i=ws,a=ks,o=js,s=qs,c=Ms,l=e.DEFAULT_ANISOTROPY,u=``){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:$l++}),this.uuid=ml(),this.name=``,this.source=new Zl(t),this.mipmaps=[],this.mapping=n,this.channel=0,this.wrapS=r,this.wrapT=i,this.magFilter=a,this.minFilter=o,this.anisotropy=l,this.format=s,this.internalFormat=null,this.type=c,this.offset=new X(0,0),this.repeat=new X(1,1),this.center=new X(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new Q,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(t&&t.depth&&t.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(eu).x}get height(){return this.source.getSize(eu).y}get depth(){return this.source.getSize(eu).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){J(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let r=this[t];r===void 0?J(`Texture.setValues(): property '${t}' does not exist.`):r&&n&&r.isVector2&&n.isVector2||r&&n&&r.isVector3&&n.isVector3||r&&n&&r.isMatrix3&&n.isMatrix3?r.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e==`string`;if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:`Texture`,generator:`Texture.toJSON`},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:`dispose`})}transformUv(e){if(this.mapping!==300)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case Cs:e.x-=Math.floor(e.x);break;case ws:e.x=e.x<0?0:1;break;case Ts:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x-=Math.floor(e.x)}if(e.y<0||e.y>1)switch(this.wrapT){case Cs:e.y-=Math.floor(e.y);break;case ws:e.y=e.y<0?0:1;break;case Ts:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y-=Math.floor(e.y)}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};tu.DEFAULT_IMAGE=null,tu.DEFAULT_MAPPING=300,tu.DEFAULT_ANISOTROPY=1;var nu=class{static{this.prototype.isVector4=!0}constructor(e=0,t=0,n=0,r=1){this.x=e,this.y=t,this.z=n,this.w=r}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,r){return this.x=e,this.y=t,this.z=n,this.w=r,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw Error(`THREE.Vector4: index is out of range: `+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw Error(`THREE.Vector4: index is out of range: `+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w===void 0?1:e.w,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,r=this.z,i=this.w,a=e.elements;return this.x=a[0]*t+a[4]*n+a[8]*r+a[12]*i,this.y=a[1]*t+a[5]*n+a[9]*r+a[13]*i,this.z=a[2]*t+a[6]*n+a[10]*r+a[14]*i,this.w=a[3]*t+a[7]*n+a[11]*r+a[15]*i,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,r,i,a=.01,o=.1,s=e.elements,c=s[0],l=s[4],u=s[8],d=s[1],f=s[5],p=s[9],m=s[2],h=s[6],g=s[10];if(Math.abs(l-d)<a&&Math.abs(u-m)<a&&Math.abs(p-h)<a){if(Math.abs(l+d)<o&&Math.abs(u+m)<o&&Math.abs(p+h)<o&&Math.abs(c+f+g-3)<o)return this.set(1,0,0,0),this;t=Math.PI;let e=(c+1)/2,s=(f+1)/2,_=(g+1)/2,v=(l+d)/4,y=(u+m)/4,b=(p+h)/4;return e>s&&e>_?e<a?(n=0,r=.707106781,i=.707106781):(n=Math.sqrt(e),r=v/n,i=y/n):s>_?s<a?(n=.707106781,r=0,i=.707106781):(r=Math.sqrt(s),n=v/r,i=b/r):_<a?(n=.707106781,r=.707106781,i=0):(i=Math.sqrt(_),n=y/i,r=b/i),this.set(n,r,i,t),this}let _=Math.sqrt((h-p)*(h-p)+(u-m)*(u-m)+(d-l)*(d-l));return Math.abs(_)<.001&&(_=1),this.x=(h-p)/_,this.y=(u-m)/_,this.z=(d-l)/_,this.w=Math.acos((c+f+g-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=hl(this.x,e.x,t.x),this.y=hl(this.y,e.y,t.y),this.z=hl(this.z,e.z,t.z),this.w=hl(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=hl(this.x,e,t),this.y=hl(this.y,e,t),this.z=hl(this.z,e,t),this.w=hl(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(hl(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},ru=class extends ll{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:ks,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new nu(0,0,e,t),this.scissorTest=!1,this.viewport=new nu(0,0,e,t),this.textures=[];let r=n.count;for(let i=0;i<r;i++)this.textures[i]=new tu({width:e,height:t,depth:n.depth}),this.textures[i].isRenderTargetTexture=!0,this.textures[i].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:ks,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let e=0;e<this.textures.length;e++)this.textures[e].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let r=0,i=this.textures.length;r<i;r++)this.textures[r].image.width=e,this.textures[r].image.height=t,this.textures[r].image.depth=n,this.textures[r].isData3DTexture!==!0&&(this.textures[r].isArrayTexture=this.textures[r].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let n=Object.assign({},e.textures[t].image);this.textures[t].source=new Zl(n)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null){if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture}else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:`dispose`})}},iu=class extends ru{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},au=class extends tu{constructor(e=null,t=1,n=1,r=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:r},this.magFilter=Es,this.minFilter=Es,this.wrapR=ws,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}},ou=class extends tu{constructor(e=null,t=1,n=1,r=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:r},this.magFilter=Es,this.minFilter=Es,this.wrapR=ws,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}},su=class e{static{this.prototype.isMatrix4=!0}constructor(e,t,n,r,i,a,o,s,c,l,u,d,f,p,m,h){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,r,i,a,o,s,c,l,u,d,f,p,m,h)}set(e,t,n,r,i,a,o,s,c,l,u,d,f,p,m,h){let g=this.elements;return g[0]=e,g[4]=t,g[8]=n,g[12]=r,g[1]=i,g[5]=a,g[9]=o,g[13]=s,g[2]=c,g[6]=l,g[10]=u,g[14]=d,g[3]=f,g[7]=p,g[11]=m,g[15]=h,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new e().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,r=1/cu.setFromMatrixColumn(e,0).length(),i=1/cu.setFromMatrixColumn(e,1).length(),a=1/cu.setFromMatrixColumn(e,2).length();return t[0]=n[0]*r,t[1]=n[1]*r,t[2]=n[2]*r,t[3]=0,t[4]=n[4]*i,t[5]=n[5]*i,t[6]=n[6]*i,t[7]=0,t[8]=n[8]*a,t[9]=n[9]*a,t[10]=n[10]*a,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,r=e.y,i=e.z,a=Math.cos(n),o=Math.sin(n),s=Math.cos(r),c=Math.sin(r),l=Math.cos(i),u=Math.sin(i);if(e.order===`XYZ`){let e=a*l,n=a*u,r=o*l,i=o*u;t[0]=s*l,t[4]=-s*u,t[8]=c,t[1]=n+r*c,t[5]=e-i*c,t[9]=-o*s,t[2]=i-e*c,t[6]=r+n*c,t[10]=a*s}else if(e.order===`YXZ`){let e=s*l,n=s*u,r=c*l,i=c*u;t[0]=e+i*o,t[4]=r*o-n,t[8]=a*c,t[1]=a*u,t[5]=a*l,t[9]=-o,t[2]=n*o-r,t[6]=i+e*o,t[10]=a*s}else if(e.order===`ZXY`){let e=s*l,n=s*u,r=c*l,i=c*u;t[0]=e-i*o,t[4]=-a*u,t[8]=r+n*o,t[1]=n+r*o,t[5]=a*l,t[9]=i-e*o,t[2]=-a*c,t[6]=o,t[10]=a*s}else if(e.order===`ZYX`){let e=a*l,n=a*u,r=o*l,i=o*u;t[0]=s*l,t[4]=r*c-n,t[8]=e*c+i,t[1]=s*u,t[5]=i*c+e,t[9]=n*c-r,t[2]=-c,t[6]=o*s,t[10]=a*s}else if(e.order===`YZX`){let e=a*s,n=a*c,r=o*s,i=o*c;t[0]=s*l,t[4]=i-e*u,t[8]=r*u+n,t[1]=u,t[5]=a*l,t[9]=-o*l,t[2]=-c*l,t[6]=n*u+r,t[10]=e-i*u}else if(e.order===`XZY`){let e=a*s,n=a*c,r=o*s,i=o*c;t[0]=s*l,t[4]=-u,t[8]=c*l,t[1]=e*u+i,t[5]=a*l,t[9]=n*u-r,t[2]=r*u-n,t[6]=o*l,t[10]=i*u+e}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(uu,e,du)}lookAt(e,t,n){let r=this.elements;return mu.subVectors(e,t),mu.lengthSq()===0&&(mu.z=1),mu.normalize(),fu.crossVectors(n,mu),fu.lengthSq()===0&&(Math.abs(n.z)===1?mu.x+=1e-4:mu.z+=1e-4,mu.normalize(),fu.crossVectors(n,mu)),fu.normalize(),pu.crossVectors(mu,fu),r[0]=fu.x,r[4]=pu.x,r[8]=mu.x,r[1]=fu.y,r[5]=pu.y,r[9]=mu.y,r[2]=fu.z,r[6]=pu.z,r[10]=mu.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,r=t.elements,i=this.elements,a=n[0],o=n[4],s=n[8],c=n[12],l=n[1],u=n[5],d=n[9],f=n[13],p=n[2],m=n[6],h=n[10],g=n[14],_=n[3],v=n[7],y=n[11],b=n[15],x=r[0],S=r[4],C=r[8],w=r[12],T=r[1],E=r[5],D=r[9],O=r[13],k=r[2],A=r[6],j=r[10],M=r[14],N=r[3],ee=r[7],te=r[11],ne=r[15];return i[0]=a*x+o*T+s*k+c*N,i[4]=a*S+o*E+s*A+c*ee,i[8]=a*C+o*D+s*j+c*te,i[12]=a*w+o*O+s*M+c*ne,i[1]=l*x+u*T+d*k+f*N,i[5]=l*S+u*E+d*A+f*ee,i[9]=l*C+u*D+d*j+f*te,i[13]=l*w+u*O+d*M+f*ne,i[2]=p*x+m*T+h*k+g*N,i[6]=p*S+m*E+h*A+g*ee,i[10]=p*C+m*D+h*j+g*te,i[14]=p*w+m*O+h*M+g*ne,i[3]=_*x+v*T+y*k+b*N,i[7]=_*S+v*E+y*A+b*ee,i[11]=_*C+v*D+y*j+b*te,i[15]=_*w+v*O+y*M+b*ne,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],r=e[8],i=e[12],a=e[1],o=e[5],s=e[9],c=e[13],l=e[2],u=e[6],d=e[10],f=e[14],p=e[3],m=e[7],h=e[11],g=e[15],_=s*f-c*d,v=o*f-c*u,y=o*d-s*u,b=a*f-c*l,x=a*d-s*l,S=a*u-o*l;return t*(m*_-h*v+g*y)-n*(p*_-h*b+g*x)+r*(p*v-m*b+g*S)-i*(p*y-m*x+h*S)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],r=e[8],i=e[1],a=e[5],o=e[9],s=e[2],c=e[6],l=e[10];return t*(a*l-o*c)-n*(i*l-o*s)+r*(i*c-a*s)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let r=this.elements;return e.isVector3?(r[12]=e.x,r[13]=e.y,r[14]=e.z):(r[12]=e,r[13]=t,r[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],r=e[2],i=e[3],a=e[4],o=e[5],s=e[6],c=e[7],l=e[8],u=e[9],d=e[10],f=e[11],p=e[12],m=e[13],h=e[14],g=e[15],_=t*o-n*a,v=t*s-r*a,y=t*c-i*a,b=n*s-r*o,x=n*c-i*o,S=r*c-i*s,C=l*m-u*p,w=l*h-d*p,T=l*g-f*p,E=u*h-d*m,D=u*g-f*m,O=d*g-f*h,k=_*O-v*D+y*E+b*T-x*w+S*C;if(k===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let A=1/k;return e[0]=(o*O-s*D+c*E)*A,e[1]=(r*D-n*O-i*E)*A,e[2]=(m*S-h*x+g*b)*A,e[3]=(d*x-u*S-f*b)*A,e[4]=(s*T-a*O-c*w)*A,e[5]=(t*O-r*T+i*w)*A,e[6]=(h*y-p*S-g*v)*A,e[7]=(l*S-d*y+f*v)*A,e[8]=(a*D-o*T+c*C)*A,e[9]=(n*T-t*D-i*C)*A,e[10]=(p*x-m*y+g*_)*A,e[11]=(u*y-l*x-f*_)*A,e[12]=(o*w-a*E-s*C)*A,e[13]=(t*E-n*w+r*C)*A,e[14]=(m*v-p*b-h*_)*A,e[15]=(l*b-u*v+d*_)*A,this}scale(e){let t=this.elements,n=e.x,r=e.y,i=e.z;return t[0]*=n,t[4]*=r,t[8]*=i,t[1]*=n,t[5]*=r,t[9]*=i,t[2]*=n,t[6]*=r,t[10]*=i,t[3]*=n,t[7]*=r,t[11]*=i,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],r=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,r))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),r=Math.sin(t),i=1-n,a=e.x,o=e.y,s=e.z,c=i*a,l=i*o;return this.set(c*a+n,c*o-r*s,c*s+r*o,0,c*o+r*s,l*o+n,l*s-r*a,0,c*s-r*o,l*s+r*a,i*s*s+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,r,i,a){return this.set(1,n,i,0,e,1,a,0,t,r,1,0,0,0,0,1),this}compose(e,t,n){let r=this.elements,i=t._x,a=t._y,o=t._z,s=t._w,c=i+i,l=a+a,u=o+o,d=i*c,f=i*l,p=i*u,m=a*l,h=a*u,g=o*u,_=s*c,v=s*l,y=s*u,b=n.x,x=n.y,S=n.z;return r[0]=(1-(m+g))*b,r[1]=(f+y)*b,r[2]=(p-v)*b,r[3]=0,r[4]=(f-y)*x,r[5]=(1-(d+g))*x,r[6]=(h+_)*x,r[7]=0,r[8]=(p+v)*S,r[9]=(h-_)*S,r[10]=(1-(d+m))*S,r[11]=0,r[12]=e.x,r[13]=e.y,r[14]=e.z,r[15]=1,this}decompose(e,t,n){let r=this.elements;e.x=r[12],e.y=r[13],e.z=r[14];let i=this.determinantAffine();if(i===0)return n.set(1,1,1),t.identity(),this;let a=cu.set(r[0],r[1],r[2]).length(),o=cu.set(r[4],r[5],r[6]).length(),s=cu.set(r[8],r[9],r[10]).length();i<0&&(a=-a),lu.copy(this);let c=1/a,l=1/o,u=1/s;return lu.elements[0]*=c,lu.elements[1]*=c,lu.elements[2]*=c,lu.elements[4]*=l,lu.elements[5]*=l,lu.elements[6]*=l,lu.elements[8]*=u,lu.elements[9]*=u,lu.elements[10]*=u,t.setFromRotationMatrix(lu),n.x=a,n.y=o,n.z=s,this}makePerspective(e,t,n,r,i,a,o=Qc,s=!1){let c=this.elements,l=2*i/(t-e),u=2*i/(n-r),d=(t+e)/(t-e),f=(n+r)/(n-r),p,m;if(s)p=i/(a-i),m=a*i/(a-i);else if(o===2e3)p=-(a+i)/(a-i),m=-2*a*i/(a-i);else if(o===2001)p=-a/(a-i),m=-a*i/(a-i);else throw Error(`THREE.Matrix4.makePerspective(): Invalid coordinate system: `+o);return c[0]=l,c[4]=0,c[8]=d,c[12]=0,c[1]=0,c[5]=u,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=p,c[14]=m,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,n,r,i,a,o=Qc,s=!1){let c=this.elements,l=2/(t-e),u=2/(n-r),d=-(t+e)/(t-e),f=-(n+r)/(n-r),p,m;if(s)p=1/(a-i),m=a/(a-i);else if(o===2e3)p=-2/(a-i),m=-(a+i)/(a-i);else if(o===2001)p=-1/(a-i),m=-i/(a-i);else throw Error(`THREE.Matrix4.makeOrthographic(): Invalid coordinate system: `+o);return c[0]=l,c[4]=0,c[8]=0,c[12]=d,c[1]=0,c[5]=u,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=p,c[14]=m,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let e=0;e<16;e++)if(t[e]!==n[e])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}},cu=new Z,lu=new su,uu=new Z(0,0,0),du=new Z(1,1,1),fu=new Z,pu=new Z,mu=new Z,hu=new su,gu=new Rl,_u=class e{constructor(t=0,n=0,r=0,i=e.DEFAULT_ORDER){this.isEuler=!0,this._x=t,this._y=n,this._z=r,this._order=i}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,r=this._order){return this._x=e,this._y=t,this._z=n,this._order=r,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let r=e.elements,i=r[0],a=r[4],o=r[8],s=r[1],c=r[5],l=r[9],u=r[2],d=r[6],f=r[10];switch(t){case`XYZ`:this._y=Math.asin(hl(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(-l,f),this._z=Math.atan2(-a,i)):(this._x=Math.atan2(d,c),this._z=0);break;case`YXZ`:this._x=Math.asin(-hl(l,-1,1)),Math.abs(l)<.9999999?(this._y=Math.atan2(o,f),this._z=Math.atan2(s,c)):(this._y=Math.atan2(-u,i),this._z=0);break;case`ZXY`:this._x=Math.asin(hl(d,-1,1)),Math.abs(d)<.9999999?(this._y=Math.atan2(-u,f),this._z=Math.atan2(-a,c)):(this._y=0,this._z=Math.atan2(s,i));break;case`ZYX`:this._y=Math.asin(-hl(u,-1,1)),Math.abs(u)<.9999999?(this._x=Math.atan2(d,f),this._z=Math.atan2(s,i)):(this._x=0,this._z=Math.atan2(-a,c));break;case`YZX`:this._z=Math.asin(hl(s,-1,1)),Math.abs(s)<.9999999?(this._x=Math.atan2(-l,c),this._y=Math.atan2(-u,i)):(this._x=0,this._y=Math.atan2(o,f));break;case`XZY`:this._z=Math.asin(-hl(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(d,c),this._y=Math.atan2(o,i)):(this._x=Math.atan2(-l,f),this._y=0);break;default:J(`Euler: .setFromRotationMatrix() encountered an unknown order: `+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return hu.makeRotationFromQuaternion(e),this.setFromRotationMatrix(hu,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return gu.setFromEuler(this),this.setFromQuaternion(gu,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};_u.DEFAULT_ORDER=`XYZ`;var vu=class{constructor(){this.mask=1}set(e){this.mask=1<<e>>>0}enable(e){this.mask|=1<<e}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e}disable(e){this.mask&=~(1<<e)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return!!(this.mask&1<<e)}},yu=0,bu=new Z,xu=new Rl,Su=new su,Cu=new Z,wu=new Z,Tu=new Z,Eu=new Rl,Du=new Z(1,0,0),Ou=new Z(0,1,0),ku=new Z(0,0,1),Au={type:`added`},ju={type:`removed`},Mu={type:`childadded`,child:null},Nu={type:`childremoved`,child:null},Pu=class e extends ll{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:yu++}),this.uuid=ml(),this.name=``,this.type=`Object3D`,this.parent=null,this.children=[],this.up=e.DEFAULT_UP.clone();let t=new Z,n=new _u,r=new Rl,i=new Z(1,1,1);function a(){r.setFromEuler(n,!1)}function o(){n.setFromQuaternion(r,void 0,!1)}n._onChange(a),r._onChange(o),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:t},rotation:{configurable:!0,enumerable:!0,value:n},quaternion:{configurable:!0,enumerable:!0,value:r},scale:{configurable:!0,enumerable:!0,value:i},modelViewMatrix:{value:new su},normalMatrix:{value:new Q}}),this.matrix=new su,this.matrixWorld=new su,this.matrixAutoUpdate=e.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=e.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new vu,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return xu.setFromAxisAngle(e,t),this.quaternion.multiply(xu),this}rotateOnWorldAxis(e,t){return xu.setFromAxisAngle(e,t),this.quaternion.premultiply(xu),this}rotateX(e){return this.rotateOnAxis(Du,e)}rotateY(e){return this.rotateOnAxis(Ou,e)}rotateZ(e){return this.rotateOnAxis(ku,e)}translateOnAxis(e,t){return bu.copy(e).applyQuaternion(this.quaternion),this.position.add(bu.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(Du,e)}translateY(e){return this.translateOnAxis(Ou,e)}translateZ(e){return this.translateOnAxis(ku,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(Su.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?Cu.copy(e):Cu.set(e,t,n);let r=this.parent;this.updateWorldMatrix(!0,!1),wu.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?Su.lookAt(wu,Cu,this.up):Su.lookAt(Cu,wu,this.up),this.quaternion.setFromRotationMatrix(Su),r&&(Su.extractRotation(r.matrixWorld),xu.setFromRotationMatrix(Su),this.quaternion.premultiply(xu.invert()))}add(e){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.add(arguments[e]);return this}return e===this?(Y(`Object3D.add: object can't be added as a child of itself.`,e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(Au),Mu.child=e,this.dispatchEvent(Mu),Mu.child=null):Y(`Object3D.add: object not an instance of THREE.Object3D.`,e),this)}remove(e){if(arguments.length>1){for(let e=0;e<arguments.length;e++)this.remove(arguments[e]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(ju),Nu.child=e,this.dispatchEvent(Nu),Nu.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),Su.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),Su.multiply(e.parent.matrixWorld)),e.applyMatrix4(Su),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(Au),Mu.child=e,this.dispatchEvent(Mu),Mu.child=null,this}getObjectById(e){return this.getObjectByProperty(`id`,e)}getObjectByName(e){return this.getObjectByProperty(`name`,e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,r=this.children.length;n<r;n++){let r=this.children[n].getObjectByProperty(e,t);if(r!==void 0)return r}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let r=this.children;for(let i=0,a=r.length;i<a;i++)r[i].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(wu,e,Tu),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(wu,Eu,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,r=e.z,i=this.matrix.elements;i[12]+=t-i[0]*t-i[4]*n-i[8]*r,i[13]+=n-i[1]*t-i[5]*n-i[9]*r,i[14]+=r-i[2]*t-i[6]*n-i[10]*r}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,r=t.length;n<r;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let r=this.parent;if(e===!0&&r!==null&&r.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let e=this.children;for(let t=0,r=e.length;t<r;t++)e[t].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e==`string`,n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:`Object`,generator:`Object3D.toJSON`});let r={};r.uuid=this.uuid,r.type=this.type,r.name=this.name,r.castShadow=this.castShadow,r.receiveShadow=this.receiveShadow,r.visible=this.visible,r.frustumCulled=this.frustumCulled,r.renderOrder=this.renderOrder,r.static=this.static,r.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(r.userData=this.userData),r.layers=this.layers.mask,r.matrix=this.matrix.toArray(),r.up=this.up.toArray(),this.pivot!==null&&(r.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(r.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(r.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(r.type=`InstancedMesh`,r.count=this.count,r.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(r.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(r.type=`BatchedMesh`,r.perObjectFrustumCulled=this.perObjectFrustumCulled,r.sortObjects=this.sortObjects,r.drawRanges=this._drawRanges,r.reservedRanges=this._reservedRanges,r.geometryInfo=this._geometryInfo.map(e=>({...e,boundingBox:e.boundingBox?e.boundingBox.toJSON():void 0,boundingSphere:e.boundingSphere?e.boundingSphere.toJSON():void 0})),r.instanceInfo=this._instanceInfo.map(e=>({...e})),r.availableInstanceIds=this._availableInstanceIds.slice(),r.availableGeometryIds=this._availableGeometryIds.slice(),r.nextIndexStart=this._nextIndexStart,r.nextVertexStart=this._nextVertexStart,r.geometryCount=this._geometryCount,r.maxInstanceCount=this._maxInstanceCount,r.maxVertexCount=this._maxVertexCount,r.maxIndexCount=this._maxIndexCount,r.geometryInitialized=this._geometryInitialized,r.matricesTexture=this._matricesTexture.toJSON(e),r.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(r.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(r.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(r.boundingBox=this.boundingBox.toJSON()));function i(t,n){return t[n.uuid]===void 0&&(t[n.uuid]=n.toJSON(e)),n.uuid}if(this.isScene)this.background&&(this.background.isColor?r.background=this.background.toJSON():this.background.isTexture&&(r.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(r.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){r.geometry=i(e.geometries,this.geometry);let t=this.geometry.parameters;if(t!==void 0&&t.shapes!==void 0){let n=t.shapes;if(Array.isArray(n))for(let t=0,r=n.length;t<r;t++){let r=n[t];i(e.shapes,r)}else i(e.shapes,n)}}if(this.isSkinnedMesh&&(r.bindMode=this.bindMode,r.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(i(e.skeletons,this.skeleton),r.skeleton=this.skeleton.uuid)),this.material!==void 0){if(Array.isArray(this.material)){let t=[];for(let n=0,r=this.material.length;n<r;n++)t.push(i(e.materials,this.material[n]));r.material=t}else r.material=i(e.materials,this.material)}if(this.children.length>0){r.children=[];for(let t=0;t<this.children.length;t++)r.children.push(this.children[t].toJSON(e).object)}if(this.animations.length>0){r.animations=[];for(let t=0;t<this.animations.length;t++){let n=this.animations[t];r.animations.push(i(e.animations,n))}}if(t){let t=a(e.geometries),r=a(e.materials),i=a(e.textures),o=a(e.images),s=a(e.shapes),c=a(e.skeletons),l=a(e.animations),u=a(e.nodes);t.length>0&&(n.geometries=t),r.length>0&&(n.materials=r),i.length>0&&(n.textures=i),o.length>0&&(n.images=o),s.length>0&&(n.shapes=s),c.length>0&&(n.skeletons=c),l.length>0&&(n.animations=l),u.length>0&&(n.nodes=u)}return n.object=r,n;function a(e){let t=[];for(let n in e){let r=e[n];delete r.metadata,t.push(r)}return t}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot===null?null:e.pivot.clone(),this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let t=0;t<e.children.length;t++){let n=e.children[t];this.add(n.clone())}return this}dispose(){this.dispatchEvent({type:`dispose`})}};Pu.DEFAULT_UP=new Z(0,1,0),Pu.DEFAULT_MATRIX_AUTO_UPDATE=!0,Pu.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var Fu=class extends Pu{constructor(){super(),this.isGroup=!0,this.type=`Group`}},Iu={type:`move`},Lu=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new Fu,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new Fu,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new Z,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new Z),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new Fu,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new Z,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new Z,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:`connected`,data:e}),this}disconnect(e){return this.dispatchEvent({type:`disconnected`,data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let r=null,i=null,a=null,o=this._targetRay,s=this._grip,c=this._hand;if(e&&t.session.visibilityState!==`visible-blurred`){if(c&&e.hand){a=!0;for(let r of e.hand.values()){let e=t.getJointPose(r,n),i=this._getHandJoint(c,r);e!==null&&(i.matrix.fromArray(e.transform.matrix),i.matrix.decompose(i.position,i.quaternion,i.scale),i.matrixWorldNeedsUpdate=!0,i.jointRadius=e.radius),i.visible=e!==null}let r=c.joints[`index-finger-tip`],i=c.joints[`thumb-tip`],o=r.position.distanceTo(i.position);c.inputState.pinching&&o>.025?(c.inputState.pinching=!1,this.dispatchEvent({type:`pinchend`,handedness:e.handedness,target:this})):!c.inputState.pinching&&o<=.015&&(c.inputState.pinching=!0,this.dispatchEvent({type:`pinchstart`,handedness:e.handedness,target:this}))}else s!==null&&e.gripSpace&&(i=t.getPose(e.gripSpace,n),i!==null&&(s.matrix.fromArray(i.transform.matrix),s.matrix.decompose(s.position,s.quaternion,s.scale),s.matrixWorldNeedsUpdate=!0,i.linearVelocity?(s.hasLinearVelocity=!0,s.linearVelocity.copy(i.linearVelocity)):s.hasLinearVelocity=!1,i.angularVelocity?(s.hasAngularVelocity=!0,s.angularVelocity.copy(i.angularVelocity)):s.hasAngularVelocity=!1,s.eventsEnabled&&s.dispatchEvent({type:`gripUpdated`,data:e,target:this})));o!==null&&(r=t.getPose(e.targetRaySpace,n),r===null&&i!==null&&(r=i),r!==null&&(o.matrix.fromArray(r.transform.matrix),o.matrix.decompose(o.position,o.quaternion,o.scale),o.matrixWorldNeedsUpdate=!0,r.linearVelocity?(o.hasLinearVelocity=!0,o.linearVelocity.copy(r.linearVelocity)):o.hasLinearVelocity=!1,r.angularVelocity?(o.hasAngularVelocity=!0,o.angularVelocity.copy(r.angularVelocity)):o.hasAngularVelocity=!1,this.dispatchEvent(Iu)))}return o!==null&&(o.visible=r!==null),s!==null&&(s.visible=i!==null),c!==null&&(c.visible=a!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new Fu;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},Ru={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},zu={h:0,s:0,l:0},Bu={h:0,s:0,l:0};function Vu(e,t,n){return n<0&&(n+=1),n>1&&--n,n<1/6?e+(t-e)*6*n:n<1/2?t:n<2/3?e+(t-e)*6*(2/3-n):e}var Hu=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let t=e;t&&t.isColor?this.copy(t):typeof t==`number`?this.setHex(t):typeof t==`string`&&this.setStyle(t)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=Gc){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,Gl.colorSpaceToWorking(this,t),this}setRGB(e,t,n,r=Gl.workingColorSpace){return this.r=e,this.g=t,this.b=n,Gl.colorSpaceToWorking(this,r),this}setHSL(e,t,n,r=Gl.workingColorSpace){if(e=gl(e,1),t=hl(t,0,1),n=hl(n,0,1),t===0)this.r=this.g=this.b=n;else{let r=n<=.5?n*(1+t):n+t-n*t,i=2*n-r;this.r=Vu(i,r,e+1/3),this.g=Vu(i,r,e),this.b=Vu(i,r,e-1/3)}return Gl.colorSpaceToWorking(this,r),this}setStyle(e,t=Gc){function n(t){t!==void 0&&parseFloat(t)<1&&J(`Color: Alpha component of `+e+` will be ignored.`)}let r;if(r=/^(\w+)\(([^\)]*)\)/.exec(e)){let i,a=r[1],o=r[2];switch(a){case`rgb`:case`rgba`:if(i=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(i[4]),this.setRGB(Math.min(255,parseInt(i[1],10))/255,Math.min(255,parseInt(i[2],10))/255,Math.min(255,parseInt(i[3],10))/255,t);if(i=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(i[4]),this.setRGB(Math.min(100,parseFloat(i[1]))/100,Math.min(100,parseFloat(i[2]))/100,Math.min(100,parseFloat(i[3]))/100,t);break;case`hsl`:case`hsla`:if(i=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(i[4]),this.setHSL(parseFloat(i[1])/360,parseFloat(i[2])/100,parseFloat(i[3])/100,t);break;default:J(`Color: Unknown color model `+e)}}else if(r=/^\#([A-Fa-f\d]+)$/.exec(e)){let n=r[1],i=n.length;if(i===3)return this.setRGB(parseInt(n.charAt(0),16)/15,parseInt(n.charAt(1),16)/15,parseInt(n.charAt(2),16)/15,t);if(i===6)return this.setHex(parseInt(n,16),t);J(`Color: Invalid hex color `+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=Gc){let n=Ru[e.toLowerCase()];return n===void 0?J(`Color: Unknown color `+e):this.setHex(n,t),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=Kl(e.r),this.g=Kl(e.g),this.b=Kl(e.b),this}copyLinearToSRGB(e){return this.r=ql(e.r),this.g=ql(e.g),this.b=ql(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=Gc){return Gl.workingToColorSpace(Uu.copy(this),e),Math.round(hl(Uu.r*255,0,255))*65536+Math.round(hl(Uu.g*255,0,255))*256+Math.round(hl(Uu.b*255,0,255))}getHexString(e=Gc){return(`000000`+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=Gl.workingColorSpace){Gl.workingToColorSpace(Uu.copy(this),t);let n=Uu.r,r=Uu.g,i=Uu.b,a=Math.max(n,r,i),o=Math.min(n,r,i),s,c,l=(o+a)/2;if(o===a)s=0,c=0;else{let e=a-o;switch(c=l<=.5?e/(a+o):e/(2-a-o),a){case n:s=(r-i)/e+(r<i?6:0);break;case r:s=(i-n)/e+2;break;case i:s=(n-r)/e+4}s/=6}return e.h=s,e.s=c,e.l=l,e}getRGB(e,t=Gl.workingColorSpace){return Gl.workingToColorSpace(Uu.copy(this),t),e.r=Uu.r,e.g=Uu.g,e.b=Uu.b,e}getStyle(e=Gc){Gl.workingToColorSpace(Uu.copy(this),e);let t=Uu.r,n=Uu.g,r=Uu.b;return e===`srgb`?`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(r*255)})`:`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${r.toFixed(3)})`}offsetHSL(e,t,n){return this.getHSL(zu),this.setHSL(zu.h+e,zu.s+t,zu.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(zu),e.getHSL(Bu);let n=yl(zu.h,Bu.h,t),r=yl(zu.s,Bu.s,t),i=yl(zu.l,Bu.l,t);return this.setHSL(n,r,i),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,r=this.b,i=e.elements;return this.r=i[0]*t+i[3]*n+i[6]*r,this.g=i[1]*t+i[4]*n+i[7]*r,this.b=i[2]*t+i[5]*n+i[8]*r,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},Uu=new Hu;Hu.NAMES=Ru;var Wu=class extends Pu{constructor(){super(),this.isScene=!0,this.type=`Scene`,this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new _u,this.environmentIntensity=1,this.environmentRotation=new _u,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<`u`&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent(`observe`,{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background===null?null:e.background.clone(),this.environment=e.environment===null?null:e.environment.clone(),this.fog=e.fog===null?null:e.fog.clone(),this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial===null?null:e.overrideMaterial.clone(),this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},Gu=new Z,Ku=new Z,qu=new Z,Ju=new Z,Yu=new Z,Xu=new Z,Zu=new Z,Qu=new Z,$u=new Z,ed=new Z,td=new nu,nd=new nu,rd=new nu,id=class e{constructor(e=new Z,t=new Z,n=new Z){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,r){r.subVectors(n,t),Gu.subVectors(e,t),r.cross(Gu);let i=r.lengthSq();return i>0?r.multiplyScalar(1/Math.sqrt(i)):r.set(0,0,0)}static getBarycoord(e,t,n,r,i){Gu.subVectors(r,t),Ku.subVectors(n,t),qu.subVectors(e,t);let a=Gu.dot(Gu),o=Gu.dot(Ku),s=Gu.dot(qu),c=Ku.dot(Ku),l=Ku.dot(qu),u=a*c-o*o;if(u===0)return i.set(0,0,0),null;let d=1/u,f=(c*s-o*l)*d,p=(a*l-o*s)*d;return i.set(1-f-p,p,f)}static containsPoint(e,t,n,r){return this.getBarycoord(e,t,n,r,Ju)!==null&&Ju.x>=0&&Ju.y>=0&&Ju.x+Ju.y<=1}static getInterpolation(e,t,n,r,i,a,o,s){return this.getBarycoord(e,t,n,r,Ju)===null?(s.x=0,s.y=0,`z`in s&&(s.z=0),`w`in s&&(s.w=0),null):(s.setScalar(0),s.addScaledVector(i,Ju.x),s.addScaledVector(a,Ju.y),s.addScaledVector(o,Ju.z),s)}static getInterpolatedAttribute(e,t,n,r,i,a){return td.setScalar(0),nd.setScalar(0),rd.setScalar(0),td.fromBufferAttribute(e,t),nd.fromBufferAttribute(e,n),rd.fromBufferAttribute(e,r),a.setScalar(0),a.addScaledVector(td,i.x),a.addScaledVector(nd,i.y),a.addScaledVector(rd,i.z),a}static isFrontFacing(e,t,n,r){return Gu.subVectors(n,t),Ku.subVectors(e,t),Gu.cross(Ku).dot(r)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,r){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[r]),this}setFromAttributeAndIndices(e,t,n,r){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,r),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return Gu.subVectors(this.c,this.b),Ku.subVectors(this.a,this.b),Gu.cross(Ku).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(t){return e.getNormal(this.a,this.b,this.c,t)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(t,n){return e.getBarycoord(t,this.a,this.b,this.c,n)}getInterpolation(t,n,r,i,a){return e.getInterpolation(t,this.a,this.b,this.c,n,r,i,a)}containsPoint(t){return e.containsPoint(t,this.a,this.b,this.c)}isFrontFacing(t){return e.isFrontFacing(this.a,this.b,this.c,t)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,r=this.b,i=this.c,a,o;Yu.subVectors(r,n),Xu.subVectors(i,n),Qu.subVectors(e,n);let s=Yu.dot(Qu),c=Xu.dot(Qu);if(s<=0&&c<=0)return t.copy(n);$u.subVectors(e,r);let l=Yu.dot($u),u=Xu.dot($u);if(l>=0&&u<=l)return t.copy(r);let d=s*u-l*c;if(d<=0&&s>=0&&l<=0&&s-l>0)return a=s/(s-l),t.copy(n).addScaledVector(Yu,a);ed.subVectors(e,i);let f=Yu.dot(ed),p=Xu.dot(ed);if(p>=0&&f<=p)return t.copy(i);let m=f*c-s*p;if(m<=0&&c>=0&&p<=0)return o=c/(c-p),t.copy(n).addScaledVector(Xu,o);let h=l*p-f*u;if(h<=0&&u-l>=0&&f-p>=0)return Zu.subVectors(i,r),o=(u-l)/(u-l+(f-p)),t.copy(r).addScaledVector(Zu,o);let g=1/(h+m+d);return a=m*g,o=d*g,t.copy(n).addScaledVector(Yu,a).addScaledVector(Xu,o)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},ad=class{constructor(e=new Z(1/0,1/0,1/0),t=new Z(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(sd.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(sd.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=sd.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let r=n.getAttribute(`position`);if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let t=0,n=r.count;t<n;t++)e.isMesh===!0?e.getVertexPosition(t,sd):sd.fromBufferAttribute(r,t),sd.applyMatrix4(e.matrixWorld),this.expandByPoint(sd);else e.boundingBox===void 0?(n.boundingBox===null&&n.computeBoundingBox(),cd.copy(n.boundingBox)):(e.boundingBox===null&&e.computeBoundingBox(),cd.copy(e.boundingBox)),cd.applyMatrix4(e.matrixWorld),this.union(cd)}let r=e.children;for(let e=0,n=r.length;e<n;e++)this.expandByObject(r[e],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,sd),sd.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(hd),gd.subVectors(this.max,hd),ld.subVectors(e.a,hd),ud.subVectors(e.b,hd),dd.subVectors(e.c,hd),fd.subVectors(ud,ld),pd.subVectors(dd,ud),md.subVectors(ld,dd);let t=[0,-fd.z,fd.y,0,-pd.z,pd.y,0,-md.z,md.y,fd.z,0,-fd.x,pd.z,0,-pd.x,md.z,0,-md.x,-fd.y,fd.x,0,-pd.y,pd.x,0,-md.y,md.x,0];return!yd(t,ld,ud,dd,gd)||(t=[1,0,0,0,1,0,0,0,1],!yd(t,ld,ud,dd,gd))?!1:(_d.crossVectors(fd,pd),t=[_d.x,_d.y,_d.z],yd(t,ld,ud,dd,gd))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,sd).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(sd).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()||(od[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),od[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),od[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),od[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),od[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),od[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),od[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),od[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(od)),this}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},od=[new Z,new Z,new Z,new Z,new Z,new Z,new Z,new Z],sd=new Z,cd=new ad,ld=new Z,ud=new Z,dd=new Z,fd=new Z,pd=new Z,md=new Z,hd=new Z,gd=new Z,_d=new Z,vd=new Z;function yd(e,t,n,r,i){for(let a=0,o=e.length-3;a<=o;a+=3){vd.fromArray(e,a);let o=i.x*Math.abs(vd.x)+i.y*Math.abs(vd.y)+i.z*Math.abs(vd.z),s=t.dot(vd),c=n.dot(vd),l=r.dot(vd);if(Math.max(-Math.max(s,c,l),Math.min(s,c,l))>o)return!1}return!0}var bd=new Z,xd=new X,Sd=0,Cd=class extends ll{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw TypeError(`THREE.BufferAttribute: array should be a Typed Array.`);this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:Sd++}),this.name=``,this.array=e,this.itemSize=t,this.count=e===void 0?0:e.length/t,this.normalized=n,this.usage=Xc,this.updateRanges=[],this.gpuType=Rs,this.version=0,this._normalizationScale=e===void 0?void 0:Pl(e)}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let r=0,i=this.itemSize;r<i;r++)this.array[e+r]=t.array[n+r];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)xd.fromBufferAttribute(this,t),xd.applyMatrix3(e),this.setXY(t,xd.x,xd.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)bd.fromBufferAttribute(this,t),bd.applyMatrix3(e),this.setXYZ(t,bd.x,bd.y,bd.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)bd.fromBufferAttribute(this,t),bd.applyMatrix4(e),this.setXYZ(t,bd.x,bd.y,bd.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)bd.fromBufferAttribute(this,t),bd.applyNormalMatrix(e),this.setXYZ(t,bd.x,bd.y,bd.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)bd.fromBufferAttribute(this,t),bd.transformDirection(e),this.setXYZ(t,bd.x,bd.y,bd.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=r,this}setXYZW(e,t,n,r,i){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),r=this._normalize(r),i=this._normalize(i)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=r,this.array[e+3]=i,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:`dispose`})}_denormalize(e){let t=this._normalizationScale;return t===void 0?Fl(e,this.array):Math.max(e/t,-1)}_normalize(e){let t=this._normalizationScale;return t===void 0?Il(e,this.array):Math.round(e*t)}},wd=class extends Cd{constructor(e,t,n){super(new Uint16Array(e),t,n)}},Td=class extends Cd{constructor(e,t,n){super(new Uint32Array(e),t,n)}},Ed=class extends Cd{constructor(e,t,n){super(new Float32Array(e),t,n)}},Dd=new ad,Od=new Z,kd=new Z,Ad=class{constructor(e=new Z,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t===void 0?Dd.setFromPoints(e).getCenter(n):n.copy(t);let r=0;for(let t=0,i=e.length;t<i;t++)r=Math.max(r,n.distanceToSquared(e[t]));return this.radius=Math.sqrt(r),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius*=e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;Od.subVectors(e,this.center);let t=Od.lengthSq();if(t>this.radius*this.radius){let e=Math.sqrt(t),n=(e-this.radius)*.5;this.center.addScaledVector(Od,n/e),this.radius+=n}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(kd.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(Od.copy(e.center).add(kd)),this.expandByPoint(Od.copy(e.center).sub(kd))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},jd=0,Md=new su,Nd=new Pu,Pd=new Z,Fd=new ad,Id=new ad,Ld=new Z,Rd=class e extends ll{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:jd++}),this.uuid=ml(),this.name=``,this.type=`BufferGeometry`,this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return this.index=Array.isArray(e)?new($c(e)?Td:wd)(e,1):e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let t=new Q().getNormalMatrix(e);n.applyNormalMatrix(t),n.needsUpdate=!0}let r=this.attributes.tangent;return r!==void 0&&(r.transformDirection(e),r.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return Md.makeRotationFromQuaternion(e),this.applyMatrix4(Md),this}rotateX(e){return Md.makeRotationX(e),this.applyMatrix4(Md),this}rotateY(e){return Md.makeRotationY(e),this.applyMatrix4(Md),this}rotateZ(e){return Md.makeRotationZ(e),this.applyMatrix4(Md),this}translate(e,t,n){return Md.makeTranslation(e,t,n),this.applyMatrix4(Md),this}scale(e,t,n){return Md.makeScale(e,t,n),this.applyMatrix4(Md),this}lookAt(e){return Nd.lookAt(e),Nd.updateMatrix(),this.applyMatrix4(Nd.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Pd).negate(),this.translate(Pd.x,Pd.y,Pd.z),this}setFromPoints(e){let t=this.getAttribute(`position`);if(t===void 0){let t=[];for(let n=0,r=e.length;n<r;n++){let r=e[n];t.push(r.x,r.y,r.z||0)}this.setAttribute(`position`,new Ed(t,3))}else{let n=Math.min(e.length,t.count);for(let r=0;r<n;r++){let n=e[r];t.setXYZ(r,n.x,n.y,n.z||0)}e.length>t.count&&J(`BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry.`),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new ad);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute)Y(`BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.`,this),this.boundingBox.set(new Z(-1/0,-1/0,-1/0),new Z(1/0,1/0,1/0));else{if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let e=0,n=t.length;e<n;e++){let n=t[e];Fd.setFromBufferAttribute(n),this.morphTargetsRelative?(Ld.addVectors(this.boundingBox.min,Fd.min),this.boundingBox.expandByPoint(Ld),Ld.addVectors(this.boundingBox.max,Fd.max),this.boundingBox.expandByPoint(Ld)):(this.boundingBox.expandByPoint(Fd.min),this.boundingBox.expandByPoint(Fd.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Y(`BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.`,this)}}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new Ad);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute)Y(`BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.`,this),this.boundingSphere.set(new Z,1/0);else if(e){let n=this.boundingSphere.center;if(Fd.setFromBufferAttribute(e),t)for(let e=0,n=t.length;e<n;e++){let n=t[e];Id.setFromBufferAttribute(n),this.morphTargetsRelative?(Ld.addVectors(Fd.min,Id.min),Fd.expandByPoint(Ld),Ld.addVectors(Fd.max,Id.max),Fd.expandByPoint(Ld)):(Fd.expandByPoint(Id.min),Fd.expandByPoint(Id.max))}Fd.getCenter(n);let r=0;for(let t=0,i=e.count;t<i;t++)Ld.fromBufferAttribute(e,t),r=Math.max(r,n.distanceToSquared(Ld));if(t)for(let i=0,a=t.length;i<a;i++){let a=t[i],o=this.morphTargetsRelative;for(let t=0,i=a.count;t<i;t++)Ld.fromBufferAttribute(a,t),o&&(Pd.fromBufferAttribute(e,t),Ld.add(Pd)),r=Math.max(r,n.distanceToSquared(Ld))}this.boundingSphere.radius=Math.sqrt(r),isNaN(this.boundingSphere.radius)&&Y(`BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.`,this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){Y(`BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)`);return}let n=t.position,r=t.normal,i=t.uv,a=this.getAttribute(`tangent`);(a===void 0||a.count!==n.count)&&(a=new Cd(new Float32Array(4*n.count),4),this.setAttribute(`tangent`,a));let o=[],s=[],c=new Uint8Array(n.count);for(let e=0;e<n.count;e++)o[e]=new Z,s[e]=new Z;let l=new Z,u=new Z,d=new Z,f=new X,p=new X,m=new X,h=new Z,g=new Z;function _(e,t,r){c[e]=c[t]=c[r]=1,l.fromBufferAttribute(n,e),u.fromBufferAttribute(n,t),d.fromBufferAttribute(n,r),f.fromBufferAttribute(i,e),p.fromBufferAttribute(i,t),m.fromBufferAttribute(i,r),u.sub(l),d.sub(l),p.sub(f),m.sub(f);let a=1/(p.x*m.y-m.x*p.y);isFinite(a)&&(h.copy(u).multiplyScalar(m.y).addScaledVector(d,-p.y).multiplyScalar(a),g.copy(d).multiplyScalar(p.x).addScaledVector(u,-m.x).multiplyScalar(a),o[e].add(h),o[t].add(h),o[r].add(h),s[e].add(g),s[t].add(g),s[r].add(g))}let v=this.groups;v.length===0&&(v=[{start:0,count:e.count}]);for(let t=0,n=v.length;t<n;++t){let n=v[t],r=n.start,i=n.count;for(let t=r,n=r+i;t<n;t+=3)_(e.getX(t+0),e.getX(t+1),e.getX(t+2))}let y=new Z,b=new Z,x=new Z,S=new Z;function C(e){x.fromBufferAttribute(r,e),S.copy(x);let t=o[e];y.copy(t),y.sub(x.multiplyScalar(x.dot(t))).normalize(),b.crossVectors(S,t);let n=b.dot(s[e])<0?-1:1;a.setXYZW(e,y.x,y.y,y.z,n)}for(let e=0,t=n.count;e<t;++e)c[e]&&C(e);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute(`position`);if(t!==void 0){let n=this.getAttribute(`normal`);if(n===void 0||n.count!==t.count)n=new Cd(new Float32Array(t.count*3),3),this.setAttribute(`normal`,n);else for(let e=0,t=n.count;e<t;e++)n.setXYZ(e,0,0,0);let r=new Z,i=new Z,a=new Z,o=new Z,s=new Z,c=new Z,l=new Z,u=new Z;if(e)for(let d=0,f=e.count;d<f;d+=3){let f=e.getX(d+0),p=e.getX(d+1),m=e.getX(d+2);r.fromBufferAttribute(t,f),i.fromBufferAttribute(t,p),a.fromBufferAttribute(t,m),l.subVectors(a,i),u.subVectors(r,i),l.cross(u),o.fromBufferAttribute(n,f),s.fromBufferAttribute(n,p),c.fromBufferAttribute(n,m),o.add(l),s.add(l),c.add(l),n.setXYZ(f,o.x,o.y,o.z),n.setXYZ(p,s.x,s.y,s.z),n.setXYZ(m,c.x,c.y,c.z)}else for(let e=0,o=t.count;e<o;e+=3)r.fromBufferAttribute(t,e+0),i.fromBufferAttribute(t,e+1),a.fromBufferAttribute(t,e+2),l.subVectors(a,i),u.subVectors(r,i),l.cross(u),n.setXYZ(e+0,l.x,l.y,l.z),n.setXYZ(e+1,l.x,l.y,l.z),n.setXYZ(e+2,l.x,l.y,l.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)Ld.fromBufferAttribute(e,t),Ld.normalize(),e.setXYZ(t,Ld.x,Ld.y,Ld.z)}toNonIndexed(){function t(e,t){let n=e.array,r=e.itemSize,i=e.normalized,a=new n.constructor(t.length*r),o=0,s=0;for(let i=0,c=t.length;i<c;i++){o=e.isInterleavedBufferAttribute?t[i]*e.data.stride+e.offset:t[i]*r;for(let e=0;e<r;e++)a[s++]=n[o++]}return new Cd(a,r,i)}if(this.index===null)return J(`BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed.`),this;let n=new e,r=this.index.array,i=this.attributes;for(let e in i){let a=i[e],o=t(a,r);n.setAttribute(e,o)}let a=this.morphAttributes;for(let e in a){let i=[],o=a[e];for(let e=0,n=o.length;e<n;e++){let n=o[e],a=t(n,r);i.push(a)}n.morphAttributes[e]=i}n.morphTargetsRelative=this.morphTargetsRelative;let o=this.groups;for(let e=0,t=o.length;e<t;e++){let t=o[e];n.addGroup(t.start,t.count,t.materialIndex)}return n}toJSON(){let e={metadata:{version:4.7,type:`BufferGeometry`,generator:`BufferGeometry.toJSON`}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?`BufferGeometry`:this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let t=this.parameters;for(let n in t)t[n]!==void 0&&(e[n]=t[n]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let t in n){let r=n[t];e.data.attributes[t]=r.toJSON(e.data)}let r={},i=!1;for(let t in this.morphAttributes){let n=this.morphAttributes[t],a=[];for(let t=0,r=n.length;t<r;t++){let r=n[t];a.push(r.toJSON(e.data))}a.length>0&&(r[t]=a,i=!0)}i&&(e.data.morphAttributes=r,e.data.morphTargetsRelative=this.morphTargetsRelative);let a=this.groups;a.length>0&&(e.data.groups=JSON.parse(JSON.stringify(a)));let o=this.boundingSphere;return o!==null&&(e.data.boundingSphere=o.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let r=e.attributes;for(let e in r){let n=r[e];this.setAttribute(e,n.clone(t))}let i=e.morphAttributes;for(let e in i){let n=[],r=i[e];for(let e=0,i=r.length;e<i;e++)n.push(r[e].clone(t));this.morphAttributes[e]=n}this.morphTargetsRelative=e.morphTargetsRelative;let a=e.groups;for(let e=0,t=a.length;e<t;e++){let t=a[e];this.addGroup(t.start,t.count,t.materialIndex)}let o=e.boundingBox;o!==null&&(this.boundingBox=o.clone());let s=e.boundingSphere;return s!==null&&(this.boundingSphere=s.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:`dispose`})}},zd=new Z,Bd=new Z,Vd=new Q,Hd=class{constructor(e=new Z(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,r){return this.normal.set(e,t,n),this.constant=r,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let r=zd.subVectors(n,t).cross(Bd.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(r,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let r=e.delta(zd),i=this.normal.dot(r);if(i===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let a=-(e.start.dot(this.normal)+this.constant)/i;return n===!0&&(a<0||a>1)?null:t.copy(e.start).addScaledVector(r,a)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||Vd.getNormalMatrix(e),r=this.coplanarPoint(zd).applyMatrix4(e),i=this.normal.applyMatrix3(n).normalize();return this.constant=-r.dot(i),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},Ud=0,Wd=class extends ll{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:Ud++}),this.uuid=ml(),this.name=``,this.type=`Material`,this.blending=1,this.side=0,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=204,this.blendDst=205,this.blendEquation=100,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Hu(0,0,0),this.blendAlpha=0,this.depthFunc=3,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=519,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=Yc,this.stencilZFail=Yc,this.stencilZPass=Yc,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){J(`Material: parameter '${t}' has value of undefined.`);continue}let r=this[t];r===void 0?J(`Material: '${t}' is not a property of THREE.${this.type}.`):r&&r.isColor?r.set(n):r&&r.isVector2&&n&&n.isVector2||r&&r.isEuler&&n&&n.isEuler||r&&r.isVector3&&n&&n.isVector3?r.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e==`string`;t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:`Material`,generator:`Material.toJSON`}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(e=>e.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function r(e){let t=[];for(let n in e){let r=e[n];delete r.metadata,t.push(r)}return t}if(t){let t=r(e.textures),i=r(e.images);t.length>0&&(n.textures=t),i.length>0&&(n.images=i)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Hu().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(e=>new Hd().fromJSON(e))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(this.vertexColors=typeof e.vertexColors==`number`?e.vertexColors>0:e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let t=e.normalScale;Array.isArray(t)===!1&&(t=[t,t]),this.normalScale=new X().fromArray(t)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new X().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let e=t.length;n=Array(e);for(let r=0;r!==e;++r)n[r]=t[r].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:`dispose`})}set needsUpdate(e){e===!0&&this.version++}},Gd=new Z,Kd=new Z,qd=new Z,Jd=new Z,Yd=class{constructor(e=new Z,t=new Z(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,Gd)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=Gd.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(Gd.copy(this.origin).addScaledVector(this.direction,t),Gd.distanceToSquared(e))}distanceSqToSegment(e,t,n,r){Kd.copy(e).add(t).multiplyScalar(.5),qd.copy(t).sub(e).normalize(),Jd.copy(this.origin).sub(Kd);let i=e.distanceTo(t)*.5,a=-this.direction.dot(qd),o=Jd.dot(this.direction),s=-Jd.dot(qd),c=Jd.lengthSq(),l=Math.abs(1-a*a),u,d,f,p;if(l>0){if(u=a*s-o,d=a*o-s,p=i*l,u>=0){if(d>=-p){if(d<=p){let e=1/l;u*=e,d*=e,f=u*(u+a*d+2*o)+d*(a*u+d+2*s)+c}else d=i,u=Math.max(0,-(a*d+o)),f=-u*u+d*(d+2*s)+c}else d=-i,u=Math.max(0,-(a*d+o)),f=-u*u+d*(d+2*s)+c}else d<=-p?(u=Math.max(0,-(-a*i+o)),d=u>0?-i:Math.min(Math.max(-i,-s),i),f=-u*u+d*(d+2*s)+c):d<=p?(u=0,d=Math.min(Math.max(-i,-s),i),f=d*(d+2*s)+c):(u=Math.max(0,-(a*i+o)),d=u>0?i:Math.min(Math.max(-i,-s),i),f=-u*u+d*(d+2*s)+c)}else d=a>0?-i:i,u=Math.max(0,-(a*d+o)),f=-u*u+d*(d+2*s)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,u),r&&r.copy(Kd).addScaledVector(qd,d),f}intersectSphere(e,t){if(e.radius<0)return null;Gd.subVectors(e.center,this.origin);let n=Gd.dot(this.direction),r=Gd.dot(Gd)-n*n,i=e.radius*e.radius;if(r>i)return null;let a=Math.sqrt(i-r),o=n-a,s=n+a;return s<0?null:o<0?this.at(s,t):this.at(o,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,r,i,a,o,s,c=1/this.direction.x,l=1/this.direction.y,u=1/this.direction.z,d=this.origin;return c>=0?(n=(e.min.x-d.x)*c,r=(e.max.x-d.x)*c):(n=(e.max.x-d.x)*c,r=(e.min.x-d.x)*c),l>=0?(i=(e.min.y-d.y)*l,a=(e.max.y-d.y)*l):(i=(e.max.y-d.y)*l,a=(e.min.y-d.y)*l),n>a||i>r||((i>n||isNaN(n))&&(n=i),(a<r||isNaN(r))&&(r=a),u>=0?(o=(e.min.z-d.z)*u,s=(e.max.z-d.z)*u):(o=(e.max.z-d.z)*u,s=(e.min.z-d.z)*u),n>s||o>r)||((o>n||n!==n)&&(n=o),(s<r||r!==r)&&(r=s),r<0)?null:this.at(n>=0?n:r,t)}intersectsBox(e){return this.intersectBox(e,Gd)!==null}intersectTriangle(e,t,n,r,i){let a=this.origin,o=this.direction,s=o.x,c=o.y,l=o.z,u=e.x-a.x,d=e.y-a.y,f=e.z-a.z,p=t.x-a.x,m=t.y-a.y,h=t.z-a.z,g=n.x-a.x,_=n.y-a.y,v=n.z-a.z,y=Math.abs(s),b=Math.abs(c),x=Math.abs(l),S,C,w,T,E,D,O,k,A,j,M,N;if(y>=b&&y>=x?(w=s,D=u,A=p,N=g,s>=0?(S=c,C=l,T=d,E=f,O=m,k=h,j=_,M=v):(S=l,C=c,T=f,E=d,O=h,k=m,j=v,M=_)):b>=x?(w=c,D=d,A=m,N=_,c>=0?(S=l,C=s,T=f,E=u,O=h,k=p,j=v,M=g):(S=s,C=l,T=u,E=f,O=p,k=h,j=g,M=v)):(w=l,D=f,A=h,N=v,l>=0?(S=s,C=c,T=u,E=d,O=p,k=m,j=g,M=_):(S=c,C=s,T=d,E=u,O=m,k=p,j=_,M=g)),w===0)return null;let ee=S/w,te=C/w,ne=1/w,re=T-ee*D,P=E-te*D,F=O-ee*A,ie=k-te*A,I=j-ee*N,L=M-te*N,R=I*ie-L*F,ae=re*L-P*I,oe=F*P-ie*re;if(r){if(R<0||ae<0||oe<0)return null}else if((R<0||ae<0||oe<0)&&(R>0||ae>0||oe>0))return null;let se=R+ae+oe;if(se===0)return null;let ce=ne*(R*D+ae*A+oe*N);return(se>0?ce<0:ce>0)?null:this.at(ce/se,i)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Xd=class extends Wd{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type=`MeshBasicMaterial`,this.color=new Hu(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new _u,this.combine=0,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap=`round`,this.wireframeLinejoin=`round`,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},Zd=new su,Qd=new Yd,$d=new Ad,ef=new Z,tf=new Z,nf=new Z,rf=new Z,af=new Z,of=new Z,sf=new Z,cf=new Z,lf=class extends Pu{constructor(e=new Rd,t=new Xd){super(),this.isMesh=!0,this.type=`Mesh`,this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),this.morphTargetInfluences=e.morphTargetInfluences===void 0?void 0:e.morphTargetInfluences.slice(),this.morphTargetDictionary=e.morphTargetDictionary===void 0?void 0:Object.assign({},e.morphTargetDictionary),this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let e=this.geometry.morphAttributes,t=Object.keys(e);if(t.length>0){let n=e[t[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let e=0,t=n.length;e<t;e++){let t=n[e].name||String(e);this.morphTargetInfluences.push(0),this.morphTargetDictionary[t]=e}}}}getVertexPosition(e,t){let n=this.geometry,r=n.attributes.position,i=n.morphAttributes.position,a=n.morphTargetsRelative;t.fromBufferAttribute(r,e);let o=this.morphTargetInfluences;if(i&&o){of.set(0,0,0);for(let n=0,r=i.length;n<r;n++){let r=o[n],s=i[n];r!==0&&(af.fromBufferAttribute(s,e),a?of.addScaledVector(af,r):of.addScaledVector(af.sub(t),r))}t.add(of)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,r=this.material,i=this.matrixWorld;r!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),$d.copy(n.boundingSphere),$d.applyMatrix4(i),Qd.copy(e.ray).recast(e.near),$d.containsPoint(Qd.origin)===!1&&(Qd.intersectSphere($d,ef)===null||Qd.origin.distanceToSquared(ef)>(e.far-e.near)**2)||(Zd.copy(i).invert(),Qd.copy(e.ray).applyMatrix4(Zd),(n.boundingBox===null||Qd.intersectsBox(n.boundingBox)!==!1)&&this._computeIntersections(e,t,Qd)))}_computeIntersections(e,t,n){let r,i=this.geometry,a=this.material,o=i.index,s=i.attributes.position,c=i.attributes.uv,l=i.attributes.uv1,u=i.attributes.normal,d=i.groups,f=i.drawRange;if(o!==null){if(Array.isArray(a))for(let i=0,s=d.length;i<s;i++){let s=d[i],p=a[s.materialIndex],m=Math.max(s.start,f.start),h=Math.min(o.count,Math.min(s.start+s.count,f.start+f.count));for(let i=m,a=h;i<a;i+=3){let a=o.getX(i),d=o.getX(i+1),f=o.getX(i+2);r=df(this,p,e,n,c,l,u,a,d,f),r&&(r.faceIndex=Math.floor(i/3),r.face.materialIndex=s.materialIndex,t.push(r))}}else{let i=Math.max(0,f.start),s=Math.min(o.count,f.start+f.count);for(let d=i,f=s;d<f;d+=3){let i=o.getX(d),s=o.getX(d+1),f=o.getX(d+2);r=df(this,a,e,n,c,l,u,i,s,f),r&&(r.faceIndex=Math.floor(d/3),t.push(r))}}}else if(s!==void 0){if(Array.isArray(a))for(let i=0,o=d.length;i<o;i++){let o=d[i],p=a[o.materialIndex],m=Math.max(o.start,f.start),h=Math.min(s.count,Math.min(o.start+o.count,f.start+f.count));for(let i=m,a=h;i<a;i+=3){let a=i,s=i+1,d=i+2;r=df(this,p,e,n,c,l,u,a,s,d),r&&(r.faceIndex=Math.floor(i/3),r.face.materialIndex=o.materialIndex,t.push(r))}}else{let i=Math.max(0,f.start),o=Math.min(s.count,f.start+f.count);for(let s=i,d=o;s<d;s+=3){let i=s,o=s+1,d=s+2;r=df(this,a,e,n,c,l,u,i,o,d),r&&(r.faceIndex=Math.floor(s/3),t.push(r))}}}}};function uf(e,t,n,r,i,a,o,s){let c;if(c=t.side===1?r.intersectTriangle(o,a,i,!0,s):r.intersectTriangle(i,a,o,t.side===0,s),c===null)return null;cf.copy(s),cf.applyMatrix4(e.matrixWorld);let l=n.ray.origin.distanceTo(cf);return l<n.near||l>n.far?null:{distance:l,point:cf.clone(),object:e}}function df(e,t,n,r,i,a,o,s,c,l){e.getVertexPosition(s,tf),e.getVertexPosition(c,nf),e.getVertexPosition(l,rf);let u=uf(e,t,n,r,tf,nf,rf,sf);if(u){let e=new Z;id.getBarycoord(sf,tf,nf,rf,e),i&&(u.uv=id.getInterpolatedAttribute(i,s,c,l,e,new X)),a&&(u.uv1=id.getInterpolatedAttribute(a,s,c,l,e,new X)),o&&(u.normal=id.getInterpolatedAttribute(o,s,c,l,e,new Z),u.normal.dot(r.direction)>0&&u.normal.multiplyScalar(-1));let t={a:s,b:c,c:l,normal:new Z,materialIndex:0};id.getNormal(tf,nf,rf,t.normal),u.face=t,u.barycoord=e}return u}var ff=class extends tu{constructor(e=null,t=1,n=1,r,i,a,o,s,c=Es,l=Es,u,d){super(null,a,o,s,c,l,r,i,u,d),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}},pf=new Ad,mf=new X(.5,.5),hf=new Z,gf=class{constructor(e=new Hd,t=new Hd,n=new Hd,r=new Hd,i=new Hd,a=new Hd){this.planes=[e,t,n,r,i,a]}set(e,t,n,r,i,a){let o=this.planes;return o[0].copy(e),o[1].copy(t),o[2].copy(n),o[3].copy(r),o[4].copy(i),o[5].copy(a),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=Qc,n=!1){let r=this.planes,i=e.elements,a=i[0],o=i[1],s=i[2],c=i[3],l=i[4],u=i[5],d=i[6],f=i[7],p=i[8],m=i[9],h=i[10],g=i[11],_=i[12],v=i[13],y=i[14],b=i[15];if(r[0].setComponents(c-a,f-l,g-p,b-_).normalize(),r[1].setComponents(c+a,f+l,g+p,b+_).normalize(),r[2].setComponents(c+o,f+u,g+m,b+v).normalize(),r[3].setComponents(c-o,f-u,g-m,b-v).normalize(),n)r[4].setComponents(s,d,h,y).normalize(),r[5].setComponents(c-s,f-d,g-h,b-y).normalize();else if(r[4].setComponents(c-s,f-d,g-h,b-y).normalize(),t===2e3)r[5].setComponents(c+s,f+d,g+h,b+y).normalize();else if(t===2001)r[5].setComponents(s,d,h,y).normalize();else throw Error(`THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: `+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),pf.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),pf.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(pf)}intersectsSprite(e){return pf.center.set(0,0,0),pf.radius=.7071067811865476+mf.distanceTo(e.center),pf.applyMatrix4(e.matrixWorld),this.intersectsSphere(pf)}intersectsSphere(e){let t=this.planes,n=e.center,r=-e.radius;for(let e=0;e<6;e++)if(t[e].distanceToPoint(n)<r)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let r=t[n];if(hf.x=r.normal.x>0?e.max.x:e.min.x,hf.y=r.normal.y>0?e.max.y:e.min.y,hf.z=r.normal.z>0?e.max.z:e.min.z,r.distanceToPoint(hf)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},_f=new su,vf=class e{constructor(){this.coordinateSystem=Qc,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let e=0;e<t.length;e++){let r=t[e];_f.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),n[e]===void 0&&(n[e]=new gf),n[e].setFromProjectionMatrix(_f,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let r=0;r<e._count;r++)t[r]===void 0&&(t[r]=new gf),t[r].copy(n[r]);return this._count=e._count,this}clone(){return new e().copy(this)}},yf=class extends Wd{constructor(e){super(),this.isLineBasicMaterial=!0,this.type=`LineBasicMaterial`,this.color=new Hu(16777215),this.map=null,this.linewidth=1,this.linecap=`round`,this.linejoin=`round`,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},bf=new Z,xf=new Z,Sf=new su,Cf=new Yd,wf=new Ad,Tf=new Z,Ef=new Z,Df=class extends Pu{constructor(e=new Rd,t=new yf){super(),this.isLine=!0,this.type=`Line`,this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),this.morphTargetInfluences=e.morphTargetInfluences===void 0?void 0:e.morphTargetInfluences.slice(),this.morphTargetDictionary=e.morphTargetDictionary===void 0?void 0:Object.assign({},e.morphTargetDictionary),this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[0];for(let e=1,r=t.count;e<r;e++)bf.fromBufferAttribute(t,e-1),xf.fromBufferAttribute(t,e),n[e]=n[e-1],n[e]+=bf.distanceTo(xf);e.setAttribute(`lineDistance`,new Ed(n,1))}else J(`Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.`);return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,r=this.matrixWorld,i=e.params.Line.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),wf.copy(n.boundingSphere),wf.applyMatrix4(r),wf.radius+=i,e.ray.intersectsSphere(wf)===!1)return;Sf.copy(r).invert(),Cf.copy(e.ray).applyMatrix4(Sf);let o=i/((this.scale.x+this.scale.y+this.scale.z)/3),s=o*o,c=this.isLineSegments?2:1,l=n.index,u=n.attributes.position;if(l!==null){let n=Math.max(0,a.start),r=Math.min(l.count,a.start+a.count);for(let i=n,a=r-1;i<a;i+=c){let n=l.getX(i),r=l.getX(i+1),a=Of(this,e,Cf,s,n,r,i);a&&t.push(a)}if(this.isLineLoop){let i=l.getX(r-1),a=l.getX(n),o=Of(this,e,Cf,s,i,a,r-1);o&&t.push(o)}}else{let n=Math.max(0,a.start),r=Math.min(u.count,a.start+a.count);for(let i=n,a=r-1;i<a;i+=c){let n=Of(this,e,Cf,s,i,i+1,i);n&&t.push(n)}if(this.isLineLoop){let i=Of(this,e,Cf,s,r-1,n,r-1);i&&t.push(i)}}}updateMorphTargets(){let e=this.geometry.morphAttributes,t=Object.keys(e);if(t.length>0){let n=e[t[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let e=0,t=n.length;e<t;e++){let t=n[e].name||String(e);this.morphTargetInfluences.push(0),this.morphTargetDictionary[t]=e}}}}};function Of(e,t,n,r,i,a,o){let s=e.geometry.attributes.position;if(bf.fromBufferAttribute(s,i),xf.fromBufferAttribute(s,a),n.distanceSqToSegment(bf,xf,Tf,Ef)>r)return;Tf.applyMatrix4(e.matrixWorld);let c=t.ray.origin.distanceTo(Tf);if(!(c<t.near||c>t.far))return{distance:c,point:Ef.clone().applyMatrix4(e.matrixWorld),index:o,face:null,faceIndex:null,barycoord:null,object:e}}var kf=new Z,Af=new Z,jf=class extends Df{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type=`LineSegments`}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[];for(let e=0,r=t.count;e<r;e+=2)kf.fromBufferAttribute(t,e),Af.fromBufferAttribute(t,e+1),n[e]=e===0?0:n[e-1],n[e+1]=n[e]+kf.distanceTo(Af);e.setAttribute(`lineDistance`,new Ed(n,1))}else J(`LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.`);return this}},Mf=class extends Wd{constructor(e){super(),this.isPointsMaterial=!0,this.type=`PointsMaterial`,this.color=new Hu(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},Nf=new su,Pf=new Yd,Ff=new Ad,If=new Z,Lf=class extends Pu{constructor(e=new Rd,t=new Mf){super(),this.isPoints=!0,this.type=`Points`,this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),this.morphTargetInfluences=e.morphTargetInfluences===void 0?void 0:e.morphTargetInfluences.slice(),this.morphTargetDictionary=e.morphTargetDictionary===void 0?void 0:Object.assign({},e.morphTargetDictionary),this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,r=this.matrixWorld,i=e.params.Points.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Ff.copy(n.boundingSphere),Ff.applyMatrix4(r),Ff.radius+=i,e.ray.intersectsSphere(Ff)===!1)return;Nf.copy(r).invert(),Pf.copy(e.ray).applyMatrix4(Nf);let o=i/((this.scale.x+this.scale.y+this.scale.z)/3),s=o*o,c=n.index,l=n.attributes.position;if(c!==null){let n=Math.max(0,a.start),i=Math.min(c.count,a.start+a.count);for(let a=n,o=i;a<o;a++){let n=c.getX(a);If.fromBufferAttribute(l,n),Rf(If,n,s,r,e,t,this)}}else{let n=Math.max(0,a.start),i=Math.min(l.count,a.start+a.count);for(let a=n,o=i;a<o;a++)If.fromBufferAttribute(l,a),Rf(If,a,s,r,e,t,this)}}updateMorphTargets(){let e=this.geometry.morphAttributes,t=Object.keys(e);if(t.length>0){let n=e[t[0]];if(n!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let e=0,t=n.length;e<t;e++){let t=n[e].name||String(e);this.morphTargetInfluences.push(0),this.morphTargetDictionary[t]=e}}}}};function Rf(e,t,n,r,i,a,o){let s=Pf.distanceSqToPoint(e);if(s<n){let n=new Z;Pf.closestPointToPoint(e,n),n.applyMatrix4(r);let c=i.ray.origin.distanceTo(n);if(c<i.near||c>i.far)return;a.push({distance:c,distanceToRay:Math.sqrt(s),point:n,index:t,face:null,faceIndex:null,barycoord:null,object:o})}}var zf=class extends tu{constructor(e=[],t=301,n,r,i,a,o,s,c,l){super(e,t,n,r,i,a,o,s,c,l),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},Bf=class extends tu{constructor(e,t,n=Ls,r,i,a,o=Es,s=Es,c,l=Js,u=1){if(l!==1026&&l!==1027)throw Error(`THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat`);super({width:e,height:t,depth:u},r,i,a,o,s,l,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Zl(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},Vf=class extends Bf{constructor(e,t=Ls,n=301,r,i,a=Es,o=Es,s,c=Js){let l={width:e,height:e,depth:1},u=[l,l,l,l,l,l];super(e,e,t,n,r,i,a,o,s,c),this.image=u,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},Hf=class extends tu{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},Uf=class e extends Rd{constructor(e=1,t=1,n=1,r=1,i=1,a=1){super(),this.type=`BoxGeometry`,this.parameters={width:e,height:t,depth:n,widthSegments:r,heightSegments:i,depthSegments:a};let o=this;r=Math.floor(r),i=Math.floor(i),a=Math.floor(a);let s=[],c=[],l=[],u=[],d=0,f=0;p(`z`,`y`,`x`,-1,-1,n,t,e,a,i,0),p(`z`,`y`,`x`,1,-1,n,t,-e,a,i,1),p(`x`,`z`,`y`,1,1,e,n,t,r,a,2),p(`x`,`z`,`y`,1,-1,e,n,-t,r,a,3),p(`x`,`y`,`z`,1,-1,e,t,n,r,i,4),p(`x`,`y`,`z`,-1,-1,e,t,-n,r,i,5),this.setIndex(s),this.setAttribute(`position`,new Ed(c,3)),this.setAttribute(`normal`,new Ed(l,3)),this.setAttribute(`uv`,new Ed(u,2));function p(e,t,n,r,i,a,p,m,h,g,_){let v=a/h,y=p/g,b=a/2,x=p/2,S=m/2,C=h+1,w=g+1,T=0,E=0,D=new Z;for(let a=0;a<w;a++){let o=a*y-x;for(let s=0;s<C;s++)D[e]=(s*v-b)*r,D[t]=o*i,D[n]=S,c.push(D.x,D.y,D.z),D[e]=0,D[t]=0,D[n]=m>0?1:-1,l.push(D.x,D.y,D.z),u.push(s/h),u.push(1-a/g),T+=1}for(let e=0;e<g;e++)for(let t=0;t<h;t++){let n=d+t+C*e,r=d+t+C*(e+1),i=d+(t+1)+C*(e+1),a=d+(t+1)+C*e;s.push(n,r,a),s.push(r,i,a),E+=6}o.addGroup(f,E,_),f+=E,d+=T}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.depth,t.widthSegments,t.heightSegments,t.depthSegments)}},Wf=class e extends Rd{constructor(e=1,t=1,n=1,r=32,i=1,a=!1,o=0,s=Math.PI*2){super(),this.type=`CylinderGeometry`,this.parameters={radiusTop:e,radiusBottom:t,height:n,radialSegments:r,heightSegments:i,openEnded:a,thetaStart:o,thetaLength:s};let c=this;r=Math.floor(r),i=Math.floor(i);let l=[],u=[],d=[],f=[],p=0,m=[],h=n/2,g=0;_(),a===!1&&(e>0&&v(!0),t>0&&v(!1)),this.setIndex(l),this.setAttribute(`position`,new Ed(u,3)),this.setAttribute(`normal`,new Ed(d,3)),this.setAttribute(`uv`,new Ed(f,2));function _(){let a=new Z,_=new Z,v=0,y=(t-e)/n;for(let c=0;c<=i;c++){let l=[],g=c/i,v=g*(t-e)+e;for(let e=0;e<=r;e++){let t=e/r,i=t*s+o,c=Math.sin(i),m=Math.cos(i);_.x=v*c,_.y=-g*n+h,_.z=v*m,u.push(_.x,_.y,_.z),a.set(c,y,m).normalize(),d.push(a.x,a.y,a.z),f.push(t,1-g),l.push(p++)}m.push(l)}for(let n=0;n<r;n++)for(let r=0;r<i;r++){let a=m[r][n],o=m[r+1][n],s=m[r+1][n+1],c=m[r][n+1];(e>0||r!==0)&&(l.push(a,o,c),v+=3),(t>0||r!==i-1)&&(l.push(o,s,c),v+=3)}c.addGroup(g,v,0),g+=v}function v(n){let i=p,a=new X,m=new Z,_=0,v=n===!0?e:t,y=n===!0?1:-1;for(let e=1;e<=r;e++)u.push(0,h*y,0),d.push(0,y,0),f.push(.5,.5),p++;let b=p;for(let e=0;e<=r;e++){let t=e/r*s+o,n=Math.cos(t),i=Math.sin(t);m.x=v*i,m.y=h*y,m.z=v*n,u.push(m.x,m.y,m.z),d.push(0,y,0),a.x=n*.5+.5,a.y=i*.5*y+.5,f.push(a.x,a.y),p++}for(let e=0;e<r;e++){let t=i+e,r=b+e;n===!0?l.push(r,r+1,t):l.push(r+1,r,t),_+=3}c.addGroup(g,_,n===!0?1:2),g+=_}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.radiusTop,t.radiusBottom,t.height,t.radialSegments,t.heightSegments,t.openEnded,t.thetaStart,t.thetaLength)}},Gf=new Z,Kf=new Z,qf=new Z,Jf=new id,Yf=class extends Rd{constructor(e=null,t=1){if(super(),this.type=`EdgesGeometry`,this.parameters={geometry:e,thresholdAngle:t},e!==null){let n=1e4,r=Math.cos(fl*t),i=e.getIndex(),a=e.getAttribute(`position`),o=i?i.count:a.count,s=[0,0,0],c=[`a`,`b`,`c`],l=[,,,],u=new Map,d=[];for(let e=0;e<o;e+=3){i?(s[0]=i.getX(e),s[1]=i.getX(e+1),s[2]=i.getX(e+2)):(s[0]=e,s[1]=e+1,s[2]=e+2);let{a:t,b:o,c:f}=Jf;if(t.fromBufferAttribute(a,s[0]),o.fromBufferAttribute(a,s[1]),f.fromBufferAttribute(a,s[2]),Jf.getNormal(qf),l[0]=`${Math.round(t.x*n)},${Math.round(t.y*n)},${Math.round(t.z*n)}`,l[1]=`${Math.round(o.x*n)},${Math.round(o.y*n)},${Math.round(o.z*n)}`,l[2]=`${Math.round(f.x*n)},${Math.round(f.y*n)},${Math.round(f.z*n)}`,l[0]!==l[1]&&l[1]!==l[2]&&l[2]!==l[0])for(let e=0;e<3;e++){let t=(e+1)%3,n=l[e],i=l[t],a=Jf[c[e]],o=Jf[c[t]],f=`${n}_${i}`,p=`${i}_${n}`,m=u.get(p);m?(qf.dot(m.normal)<=r&&(d.push(a.x,a.y,a.z),d.push(o.x,o.y,o.z)),u.set(p,null)):u.has(f)||u.set(f,{index0:s[e],index1:s[t],normal:qf.clone()})}}for(let e of u.values())if(e){let{index0:t,index1:n}=e;Gf.fromBufferAttribute(a,t),Kf.fromBufferAttribute(a,n),d.push(Gf.x,Gf.y,Gf.z),d.push(Kf.x,Kf.y,Kf.z)}this.setAttribute(`position`,new Ed(d,3))}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}},Xf=class e extends Rd{constructor(e=1,t=1,n=1,r=1){super(),this.type=`PlaneGeometry`,this.parameters={width:e,height:t,widthSegments:n,heightSegments:r};let i=e/2,a=t/2,o=Math.floor(n),s=Math.floor(r),c=o+1,l=s+1,u=e/o,d=t/s,f=[],p=[],m=[],h=[];for(let e=0;e<l;e++){let t=e*d-a;for(let n=0;n<c;n++){let r=n*u-i;p.push(r,-t,0),m.push(0,0,1),h.push(n/o),h.push(1-e/s)}}for(let e=0;e<s;e++)for(let t=0;t<o;t++){let n=t+c*e,r=t+c*(e+1),i=t+1+c*(e+1),a=t+1+c*e;f.push(n,r,a),f.push(r,i,a)}this.setIndex(f),this.setAttribute(`position`,new Ed(p,3)),this.setAttribute(`normal`,new Ed(m,3)),this.setAttribute(`uv`,new Ed(h,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.width,t.height,t.widthSegments,t.heightSegments)}},Zf=class e extends Rd{constructor(e=1,t=32,n=16,r=0,i=Math.PI*2,a=0,o=Math.PI){super(),this.type=`SphereGeometry`,this.parameters={radius:e,widthSegments:t,heightSegments:n,phiStart:r,phiLength:i,thetaStart:a,thetaLength:o},t=Math.max(3,Math.floor(t)),n=Math.max(2,Math.floor(n));let s=Math.min(a+o,Math.PI),c=0,l=[],u=new Z,d=new Z,f=[],p=[],m=[],h=[];for(let f=0;f<=n;f++){let g=[],_=f/n,v=a+_*o,y=e*Math.cos(v),b=Math.sqrt(e*e-y*y),x=0;f===0&&a===0?x=.5/t:f===n&&s===Math.PI&&(x=-.5/t);for(let e=0;e<=t;e++){let n=e/t,a=r+n*i;u.x=-b*Math.cos(a),u.y=y,u.z=b*Math.sin(a),p.push(u.x,u.y,u.z),d.copy(u).normalize(),m.push(d.x,d.y,d.z),h.push(n+x,1-_),g.push(c++)}l.push(g)}for(let e=0;e<n;e++)for(let r=0;r<t;r++){let t=l[e][r+1],i=l[e][r],o=l[e+1][r],c=l[e+1][r+1];(e!==0||a>0)&&f.push(t,i,c),(e!==n-1||s<Math.PI)&&f.push(i,o,c)}this.setIndex(f),this.setAttribute(`position`,new Ed(p,3)),this.setAttribute(`normal`,new Ed(m,3)),this.setAttribute(`uv`,new Ed(h,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(t){return new e(t.radius,t.widthSegments,t.heightSegments,t.phiStart,t.phiLength,t.thetaStart,t.thetaLength)}};function Qf(e){let t={};for(let n in e){t[n]={};for(let r in e[n]){let i=e[n][r];if(ep(i))i.isRenderTargetTexture?(J(`UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms().`),t[n][r]=null):t[n][r]=i.clone();else if(Array.isArray(i)){if(ep(i[0])){let e=[];for(let t=0,n=i.length;t<n;t++)e[t]=i[t].clone();t[n][r]=e}else t[n][r]=i.slice()}else t[n][r]=i}}return t}function $f(e){let t={};for(let n=0;n<e.length;n++){let r=Qf(e[n]);for(let e in r)t[e]=r[e]}return t}function ep(e){return e&&(e.isColor||e.isMatrix3||e.isMatrix4||e.isVector2||e.isVector3||e.isVector4||e.isTexture||e.isQuaternion)}function tp(e){let t=[];for(let n=0;n<e.length;n++)t.push(e[n].clone());return t}function np(e){let t=e.getRenderTarget();return t===null?e.outputColorSpace:t.isXRRenderTarget===!0?t.texture.colorSpace:Gl.workingColorSpace}var rp={clone:Qf,merge:$f},ip=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,ap=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,op=class extends Wd{constructor(e){super(),this.isShaderMaterial=!0,this.type=`ShaderMaterial`,this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=ip,this.fragmentShader=ap,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=Qf(e.uniforms),this.uniformsGroups=tp(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let n in this.uniforms){let r=this.uniforms[n].value;r&&r.isTexture?t.uniforms[n]={type:`t`,value:r.toJSON(e).uuid}:r&&r.isColor?t.uniforms[n]={type:`c`,value:r.getHex()}:r&&r.isVector2?t.uniforms[n]={type:`v2`,value:r.toArray()}:r&&r.isVector3?t.uniforms[n]={type:`v3`,value:r.toArray()}:r&&r.isVector4?t.uniforms[n]={type:`v4`,value:r.toArray()}:r&&r.isMatrix3?t.uniforms[n]={type:`m3`,value:r.toArray()}:r&&r.isMatrix4?t.uniforms[n]={type:`m4`,value:r.toArray()}:t.uniforms[n]={value:r}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let e in this.extensions)this.extensions[e]===!0&&(n[e]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let r=e.uniforms[n];switch(this.uniforms[n]={},r.type){case`t`:this.uniforms[n].value=t[r.value]||null;break;case`c`:this.uniforms[n].value=new Hu().setHex(r.value);break;case`v2`:this.uniforms[n].value=new X().fromArray(r.value);break;case`v3`:this.uniforms[n].value=new Z().fromArray(r.value);break;case`v4`:this.uniforms[n].value=new nu().fromArray(r.value);break;case`m3`:this.uniforms[n].value=new Q().fromArray(r.value);break;case`m4`:this.uniforms[n].value=new su().fromArray(r.value);break;default:this.uniforms[n].value=r.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let t in e.extensions)this.extensions[t]=e.extensions[t];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},sp=class extends op{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type=`RawShaderMaterial`}},cp=class extends Wd{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type=`MeshDepthMaterial`,this.depthPacking=Wc,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},lp=class extends Wd{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type=`MeshDistanceMaterial`,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function up(e,t){return!e||e.constructor===t?e:typeof t.BYTES_PER_ELEMENT==`number`?new t(e):Array.prototype.slice.call(e)}function dp(e){return e!==void 0&&e.inTangents!==void 0&&e.outTangents!==void 0}var fp=class{constructor(e,t,n,r){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=r===void 0?new t.constructor(n):r,this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,r=t[n],i=t[n-1];validate_interval:{seek:{let a;linear_scan:{forward_scan:if(!(e<r)){for(let a=n+2;;){if(r===void 0){if(e<i)break forward_scan;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===a)break;if(i=r,r=t[++n],e<r)break seek}a=t.length;break linear_scan}if(!(e>=i)){let o=t[1];e<o&&(n=2,i=o);for(let a=n-2;;){if(i===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===a)break;if(r=i,i=t[--n-1],e>=i)break seek}a=n,n=0;break linear_scan}break validate_interval}for(;n<a;){let r=n+a>>>1;e<t[r]?a=r:n=r+1}if(r=t[n],i=t[n-1],i===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(r===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,i,r)}return this.interpolate_(n,i,e,r)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,r=this.valueSize,i=e*r;for(let e=0;e!==r;++e)t[e]=n[i+e];return t}interpolate_(){throw Error(`THREE.Interpolant: Call to abstract method.`)}intervalChanged_(){}},pp=class extends fp{constructor(e,t,n,r){super(e,t,n,r),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Vc,endingEnd:Vc}}intervalChanged_(e,t,n){let r=this.parameterPositions,i=e-2,a=e+1,o=r[i],s=r[a];if(o===void 0)switch(this.getSettings_().endingStart){case Hc:i=e,o=2*t-n;break;case Uc:i=r.length-2,o=t+r[i]-r[i+1];break;default:i=e,o=n}if(s===void 0)switch(this.getSettings_().endingEnd){case Hc:a=e,s=2*n-t;break;case Uc:a=1,s=n+r[1]-r[0];break;default:a=e-1,s=t}let c=(n-t)*.5,l=this.valueSize;this._weightPrev=c/(t-o),this._weightNext=c/(s-n),this._offsetPrev=i*l,this._offsetNext=a*l}interpolate_(e,t,n,r){let i=this.resultBuffer,a=this.sampleValues,o=this.valueSize,s=e*o,c=s-o,l=this._offsetPrev,u=this._offsetNext,d=this._weightPrev,f=this._weightNext,p=(n-t)/(r-t),m=p*p,h=m*p,g=-d*h+2*d*m-d*p,_=(1+d)*h+(-1.5-2*d)*m+(-.5+d)*p+1,v=(-1-f)*h+(1.5+f)*m+.5*p,y=f*h-f*m;for(let e=0;e!==o;++e)i[e]=g*a[l+e]+_*a[c+e]+v*a[s+e]+y*a[u+e];return i}},mp=class extends fp{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e,t,n,r){let i=this.resultBuffer,a=this.sampleValues,o=this.valueSize,s=e*o,c=s-o,l=(n-t)/(r-t),u=1-l;for(let e=0;e!==o;++e)i[e]=a[c+e]*u+a[s+e]*l;return i}},hp=class extends fp{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e){return this.copySampleValue_(e-1)}},gp=class extends fp{interpolate_(e,t,n,r){let i=this.resultBuffer,a=this.sampleValues,o=this.valueSize,s=e*o,c=s-o,l=this.inTangents,u=this.outTangents;if(!l||!u){let e=(n-t)/(r-t),l=1-e;for(let t=0;t!==o;++t)i[t]=a[c+t]*l+a[s+t]*e;return i}let d=o*2,f=e-1;for(let p=0;p!==o;++p){let o=a[c+p],m=a[s+p],h=f*d+p*2,g=u[h],_=u[h+1],v=e*d+p*2,y=l[v],b=l[v+1],x=yp(n,t,g,y,r);i[p]=_p(x,o,_,b,m)}return i}};function _p(e,t,n,r,i){let a=1-e;return a*a*a*t+3*a*a*e*n+3*a*e*e*r+e*e*e*i}function vp(e,t,n,r,i){let a=1-e;return 3*a*a*(n-t)+6*a*e*(r-n)+3*e*e*(i-r)}function yp(e,t,n,r,i){let a=(e-t)/(i-t);for(let o=0;o<8;o++){let o=_p(a,t,n,r,i)-e;if(Math.abs(o)<1e-10)break;let s=vp(a,t,n,r,i);if(Math.abs(s)<1e-10)break;a=Math.max(0,Math.min(1,a-o/s))}return a}var bp=class{constructor(e,t,n,r){if(e===void 0)throw Error(`THREE.KeyframeTrack: track name is undefined`);if(t===void 0||t.length===0)throw Error(`THREE.KeyframeTrack: no keyframes in track named `+e);this.name=e,this.times=up(t,this.TimeBufferType),this.values=up(n,this.ValueBufferType),this.setInterpolation(r||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:up(e.times,Array),values:up(e.values,Array)};let t=e.getInterpolation();t!==e.DefaultInterpolation&&(n.interpolation=t),dp(e.settings)&&(n.settings={inTangents:up(e.settings.inTangents,Array),outTangents:up(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new hp(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new mp(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new pp(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new gp(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case Lc:t=this.InterpolantFactoryMethodDiscrete;break;case Rc:t=this.InterpolantFactoryMethodLinear;break;case zc:t=this.InterpolantFactoryMethodSmooth;break;case Bc:t=this.InterpolantFactoryMethodBezier}if(t===void 0){let t=`unsupported interpolation for `+this.ValueTypeName+` keyframe track named `+this.name;if(this.createInterpolant===void 0){if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw Error(t)}return J(`KeyframeTrack:`,t),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return Lc;case this.InterpolantFactoryMethodLinear:return Rc;case this.InterpolantFactoryMethodSmooth:return zc;case this.InterpolantFactoryMethodBezier:return Bc}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,r=t.length;n!==r;++n)t[n]+=e;dp(this.settings)&&(xp(this.settings.inTangents,e),xp(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,r=t.length;n!==r;++n)t[n]*=e;dp(this.settings)&&(Sp(this.settings.inTangents,e),Sp(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,r=n.length,i=0,a=r-1;for(;i!==r&&n[i]<e;)++i;for(;a!==-1&&n[a]>t;)--a;if(++a,i!==0||a!==r){i>=a&&(a=Math.max(a,1),i=a-1);let e=this.getValueSize();this.times=n.slice(i,a),this.values=this.values.slice(i*e,a*e)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(Y(`KeyframeTrack: Invalid value size in track.`,this),e=!1);let n=this.times,r=this.values,i=n.length;i===0&&(Y(`KeyframeTrack: Track is empty.`,this),e=!1);let a=null;for(let t=0;t!==i;t++){let r=n[t];if(typeof r==`number`&&isNaN(r)){Y(`KeyframeTrack: Time is not a valid number.`,this,t,r),e=!1;break}if(a!==null&&a>r){Y(`KeyframeTrack: Out of order keys.`,this,t,r,a),e=!1;break}a=r}if(r!==void 0&&el(r))for(let t=0,n=r.length;t!==n;++t){let n=r[t];if(isNaN(n)){Y(`KeyframeTrack: Value is not a valid number.`,this,t,n),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),r=this.getInterpolation()===zc,i=e.length-1,a=1;for(let o=1;o<i;++o){let i=!1,s=e[o];if(s!==e[o+1]&&(o!==1||s!==e[0])){if(r)i=!0;else{let e=o*n,r=e-n,a=e+n;for(let o=0;o!==n;++o){let n=t[e+o];if(n!==t[r+o]||n!==t[a+o]){i=!0;break}}}}if(i){if(o!==a){e[a]=e[o];let r=o*n,i=a*n;for(let e=0;e!==n;++e)t[i+e]=t[r+e]}++a}}if(i>0){e[a]=e[i];for(let e=i*n,r=a*n,o=0;o!==n;++o)t[r+o]=t[e+o];++a}return a===e.length?(this.times=e,this.values=t):(this.times=e.slice(0,a),this.values=t.slice(0,a*n)),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,r=new n(this.name,e,t);return r.createInterpolant=this.createInterpolant,dp(this.settings)&&(r.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),r}};function xp(e,t){for(let n=0,r=e.length;n!==r;n+=2)e[n]+=t}function Sp(e,t){for(let n=0,r=e.length;n!==r;n+=2)e[n]*=t}bp.prototype.ValueTypeName=``,bp.prototype.TimeBufferType=Float32Array,bp.prototype.ValueBufferType=Float32Array,bp.prototype.DefaultInterpolation=Rc;var Cp=class extends bp{constructor(e,t,n){super(e,t,n)}};Cp.prototype.ValueTypeName=`bool`,Cp.prototype.ValueBufferType=Array,Cp.prototype.DefaultInterpolation=Lc,Cp.prototype.InterpolantFactoryMethodLinear=void 0,Cp.prototype.InterpolantFactoryMethodSmooth=void 0;var wp=class extends bp{constructor(e,t,n,r){super(e,t,n,r)}};wp.prototype.ValueTypeName=`color`;var Tp=class extends bp{constructor(e,t,n,r){super(e,t,n,r)}};Tp.prototype.ValueTypeName=`number`;var Ep=class extends fp{constructor(e,t,n,r){super(e,t,n,r)}interpolate_(e,t,n,r){let i=this.resultBuffer,a=this.sampleValues,o=this.valueSize,s=(n-t)/(r-t),c=e*o;for(let e=c+o;c!==e;c+=4)Rl.slerpFlat(i,0,a,c-o,a,c,s);return i}},Dp=class extends bp{constructor(e,t,n,r){super(e,t,n,r)}InterpolantFactoryMethodLinear(e){return new Ep(this.times,this.values,this.getValueSize(),e)}};Dp.prototype.ValueTypeName=`quaternion`,Dp.prototype.InterpolantFactoryMethodSmooth=void 0;var Op=class extends bp{constructor(e,t,n){super(e,t,n)}};Op.prototype.ValueTypeName=`string`,Op.prototype.ValueBufferType=Array,Op.prototype.DefaultInterpolation=Lc,Op.prototype.InterpolantFactoryMethodLinear=void 0,Op.prototype.InterpolantFactoryMethodSmooth=void 0;var kp=class extends bp{constructor(e,t,n,r){super(e,t,n,r)}};kp.prototype.ValueTypeName=`vector`;var Ap={enabled:!1,files:{},add:function(e,t){this.enabled!==!1&&(jp(e)||(this.files[e]=t))},get:function(e){if(this.enabled!==!1&&!jp(e))return this.files[e]},remove:function(e){delete this.files[e]},clear:function(){this.files={}}};function jp(e){try{let t=e.slice(e.indexOf(`:`)+1);return new URL(t).protocol===`blob:`}catch{return!1}}var Mp=new class{constructor(e,t,n){let r=this,i=!1,a=0,o=0,s,c=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(e){o++,i===!1&&r.onStart!==void 0&&r.onStart(e,a,o),i=!0},this.itemEnd=function(e){a++,r.onProgress!==void 0&&r.onProgress(e,a,o),a===o&&(i=!1,r.onLoad!==void 0&&r.onLoad())},this.itemError=function(e){r.onError!==void 0&&r.onError(e)},this.resolveURL=function(e){return e=e.normalize(`NFC`),s?s(e):e},this.setURLModifier=function(e){return s=e,this},this.addHandler=function(e,t){return c.push(e,t),this},this.removeHandler=function(e){let t=c.indexOf(e);return t!==-1&&c.splice(t,2),this},this.getHandler=function(e){for(let t=0,n=c.length;t<n;t+=2){let n=c[t],r=c[t+1];if(n.global&&(n.lastIndex=0),n.test(e))return r}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||=new AbortController,this._abortController}},Np=class{constructor(e){this.manager=e===void 0?Mp:e,this.crossOrigin=`anonymous`,this.withCredentials=!1,this.path=``,this.resourcePath=``,this.requestHeader={},this.priority=`auto`,this.cache=`default`,typeof __THREE_DEVTOOLS__<`u`&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent(`observe`,{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(r,i){n.load(e,r,t,i)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};Np.DEFAULT_MATERIAL_NAME=`__DEFAULT`;var Pp=new WeakMap,Fp=class extends Np{constructor(e){super(e)}load(e,t,n,r){this.path!==void 0&&(e=this.path+e),e=this.manager.resolveURL(e);let i=this,a=Ap.get(`image:${e}`);if(a!==void 0){if(a.complete===!0)i.manager.itemStart(e),setTimeout(function(){t&&t(a),i.manager.itemEnd(e)},0);else{let e=Pp.get(a);e===void 0&&(e=[],Pp.set(a,e)),e.push({onLoad:t,onError:r})}return a}let o=tl(`img`);function s(){l(),t&&t(this);let n=Pp.get(this)||[];for(let e=0;e<n.length;e++){let t=n[e];t.onLoad&&t.onLoad(this)}Pp.delete(this),i.manager.itemEnd(e)}function c(t){l(),r&&r(t),Ap.remove(`image:${e}`);let n=Pp.get(this)||[];for(let e=0;e<n.length;e++){let r=n[e];r.onError&&r.onError(t)}Pp.delete(this),i.manager.itemError(e),i.manager.itemEnd(e)}function l(){o.removeEventListener(`load`,s,!1),o.removeEventListener(`error`,c,!1)}return o.addEventListener(`load`,s,!1),o.addEventListener(`error`,c,!1),e.slice(0,5)!==`data:`&&this.crossOrigin!==void 0&&(o.crossOrigin=this.crossOrigin),Ap.add(`image:${e}`,o),i.manager.itemStart(e),o.fetchPriority=this.priority,o.src=e,o}},Ip=class extends Np{constructor(e){super(e)}load(e,t,n,r){let i=new tu,a=new Fp(this.manager);return a.setPriority(this.priority),a.setCache(this.cache),a.setCrossOrigin(this.crossOrigin),a.setPath(this.path),a.load(e,function(e){i.image=e,i.needsUpdate=!0,t!==void 0&&t(i)},n,r),i}},Lp=new Z,Rp=new Rl,zp=new Z,Bp=class extends Pu{constructor(){super(),this.isCamera=!0,this.type=`Camera`,this.matrixWorldInverse=new su,this.projectionMatrix=new su,this.projectionMatrixInverse=new su,this.coordinateSystem=Qc,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(Lp,Rp,zp),zp.x===1&&zp.y===1&&zp.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Lp,Rp,zp.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(Lp,Rp,zp),zp.x===1&&zp.y===1&&zp.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Lp,Rp,zp.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},Vp=new Z,Hp=new X,Up=new X,Wp=class extends Bp{constructor(e=50,t=1,n=.1,r=2e3){super(),this.isPerspectiveCamera=!0,this.type=`PerspectiveCamera`,this.fov=e,this.zoom=1,this.near=n,this.far=r,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=pl*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(fl*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return pl*2*Math.atan(Math.tan(fl*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){Vp.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(Vp.x,Vp.y).multiplyScalar(-e/Vp.z),Vp.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(Vp.x,Vp.y).multiplyScalar(-e/Vp.z)}getViewSize(e,t){return this.getViewBounds(e,Hp,Up),t.subVectors(Up,Hp)}setViewOffset(e,t,n,r,i,a){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=r,this.view.width=i,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(fl*.5*this.fov)/this.zoom,n=2*t,r=this.aspect*n,i=-.5*r,a=this.view;if(this.view!==null&&this.view.enabled){let e=a.fullWidth,o=a.fullHeight;i+=a.offsetX*r/e,t-=a.offsetY*n/o,r*=a.width/e,n*=a.height/o}let o=this.filmOffset;o!==0&&(i+=e*o/this.getFilmWidth()),this.projectionMatrix.makePerspective(i,i+r,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}},Gp=class extends Bp{constructor(e=-1,t=1,n=1,r=-1,i=.1,a=2e3){super(),this.isOrthographicCamera=!0,this.type=`OrthographicCamera`,this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=r,this.near=i,this.far=a,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,r,i,a){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=r,this.view.width=i,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,r=(this.top+this.bottom)/2,i=n-e,a=n+e,o=r+t,s=r-t;if(this.view!==null&&this.view.enabled){let e=(this.right-this.left)/this.view.fullWidth/this.zoom,t=(this.top-this.bottom)/this.view.fullHeight/this.zoom;i+=e*this.view.offsetX,a=i+e*this.view.width,o-=t*this.view.offsetY,s=o-t*this.view.height}this.projectionMatrix.makeOrthographic(i,a,o,s,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}},Kp=-90,qp=1,Jp=class extends Pu{constructor(e,t,n){super(),this.type=`CubeCamera`,this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let r=new Wp(Kp,qp,e,t);r.layers=this.layers,this.add(r);let i=new Wp(Kp,qp,e,t);i.layers=this.layers,this.add(i);let a=new Wp(Kp,qp,e,t);a.layers=this.layers,this.add(a);let o=new Wp(Kp,qp,e,t);o.layers=this.layers,this.add(o);let s=new Wp(Kp,qp,e,t);s.layers=this.layers,this.add(s);let c=new Wp(Kp,qp,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,r,i,a,o,s]=t;for(let e of t)this.remove(e);if(e===2e3)n.up.set(0,1,0),n.lookAt(1,0,0),r.up.set(0,1,0),r.lookAt(-1,0,0),i.up.set(0,0,-1),i.lookAt(0,1,0),a.up.set(0,0,1),a.lookAt(0,-1,0),o.up.set(0,1,0),o.lookAt(0,0,1),s.up.set(0,1,0),s.lookAt(0,0,-1);else if(e===2001)n.up.set(0,-1,0),n.lookAt(-1,0,0),r.up.set(0,-1,0),r.lookAt(1,0,0),i.up.set(0,0,1),i.lookAt(0,1,0),a.up.set(0,0,-1),a.lookAt(0,-1,0),o.up.set(0,-1,0),o.lookAt(0,0,1),s.up.set(0,-1,0),s.lookAt(0,0,-1);else throw Error(`THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: `+e);for(let e of t)this.add(e),e.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:r}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[i,a,o,s,c,l]=this.children,u=e.getRenderTarget(),d=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),p=e.xr.enabled;e.xr.enabled=!1;let m=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let h=!1;h=e.isWebGLRenderer===!0?e.state.buffers.depth.getReversed():e.reversedDepthBuffer,e.setRenderTarget(n,0,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,i),e.setRenderTarget(n,1,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,2,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,3,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,s),e.setRenderTarget(n,4,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),n.texture.mipmapsAutoUpdate=m,e.setRenderTarget(n,5,r),h&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),e.setRenderTarget(u,d,f),e.xr.enabled=p,n.texture.needsPMREMUpdate=!0}},Yp=class extends Wp{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}},Xp=`\\[\\]\\.:\\/`,Zp=RegExp(`[\\[\\]\\.:\\/]`,`g`),Qp=`[^\\[\\]\\.:\\/]`,$p=`[^`+Xp.replace(`\\.`,``)+`]`,em=`((?:WC+[\\/:])*)`.replace(`WC`,Qp),tm=`(WCOD+)?`.replace(`WCOD`,$p),nm=`(?:\\.(WC+)(?:\\[(.+)\\])?)?`.replace(`WC`,Qp),rm=`\\.(WC+)(?:\\[(.+)\\])?`.replace(`WC`,Qp),im=RegExp(`^`+em+tm+nm+rm+`$`),am=[`material`,`materials`,`bones`,`map`],om=class{constructor(e,t,n){let r=n||sm.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,r)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,r=this._bindings[n];r!==void 0&&r.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let r=this._targetGroup.nCachedObjects_,i=n.length;r!==i;++r)n[r].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},sm=class e{constructor(t,n,r){this.path=n,this.parsedPath=r||e.parseTrackName(n),this.node=e.findNode(t,this.parsedPath.nodeName),this.rootNode=t,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(t,n,r){return t&&t.isAnimationObjectGroup?new e.Composite(t,n,r):new e(t,n,r)}static sanitizeNodeName(e){return e.replace(/\s/g,`_`).replace(Zp,``)}static parseTrackName(e){let t=im.exec(e);if(t===null)throw Error(`THREE.PropertyBinding: Cannot parse trackName: `+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},r=n.nodeName&&n.nodeName.lastIndexOf(`.`);if(r!==void 0&&r!==-1){let e=n.nodeName.substring(r+1);am.indexOf(e)!==-1&&(n.nodeName=n.nodeName.substring(0,r),n.objectName=e)}if(n.propertyName===null||n.propertyName.length===0)throw Error(`THREE.PropertyBinding: can not parse propertyName from trackName: `+e);return n}static findNode(e,t){if(t===void 0||t===``||t===`.`||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(e){for(let r=0;r<e.length;r++){let i=e[r];if(i.name===t||i.uuid===t)return i;let a=n(i.children);if(a)return a}return null},r=n(e.children);if(r)return r}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let r=0,i=n.length;r!==i;++r)e[t++]=n[r]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let r=0,i=n.length;r!==i;++r)n[r]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let r=0,i=n.length;r!==i;++r)n[r]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let r=0,i=n.length;r!==i;++r)n[r]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let t=this.node,n=this.parsedPath,r=n.objectName,i=n.propertyName,a=n.propertyIndex;if(t||(t=e.findNode(this.rootNode,n.nodeName),this.node=t),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!t){J(`PropertyBinding: No target node found for track: `+this.path+`.`);return}if(r){let e=n.objectIndex;switch(r){case`materials`:if(!t.material){Y(`PropertyBinding: Can not bind to material as node does not have a material.`,this);return}if(!t.material.materials){Y(`PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.`,this);return}t=t.material.materials;break;case`bones`:if(!t.skeleton){Y(`PropertyBinding: Can not bind to bones as node does not have a skeleton.`,this);return}t=t.skeleton.bones;for(let n=0;n<t.length;n++)if(t[n].name===e){e=n;break}break;case`map`:if(`map`in t){t=t.map;break}if(!t.material){Y(`PropertyBinding: Can not bind to material as node does not have a material.`,this);return}if(!t.material.map){Y(`PropertyBinding: Can not bind to material.map as node.material does not have a map.`,this);return}t=t.material.map;break;default:if(t[r]===void 0){Y(`PropertyBinding: Can not bind to objectName of node undefined.`,this);return}t=t[r]}if(e!==void 0){if(t[e]===void 0){Y(`PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.`,this,t);return}t=t[e]}}let o=t[i];if(o===void 0){let e=n.nodeName;Y(`PropertyBinding: Trying to update property for track: `+e+`.`+i+` but it wasn't found.`,t);return}let s=this.Versioning.None;this.targetObject=t,t.isMaterial===!0?s=this.Versioning.NeedsUpdate:t.isObject3D===!0&&(s=this.Versioning.MatrixWorldNeedsUpdate);let c=this.BindingType.Direct;if(a!==void 0){if(i===`morphTargetInfluences`){if(!t.geometry){Y(`PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.`,this);return}if(!t.geometry.morphAttributes){Y(`PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.`,this);return}t.morphTargetDictionary[a]!==void 0&&(a=t.morphTargetDictionary[a])}c=this.BindingType.ArrayElement,this.resolvedProperty=o,this.propertyIndex=a}else o.fromArray!==void 0&&o.toArray!==void 0?(c=this.BindingType.HasFromToArray,this.resolvedProperty=o):Array.isArray(o)?(c=this.BindingType.EntireArray,this.resolvedProperty=o):this.propertyName=i;this.getValue=this.GetterByBindingType[c],this.setValue=this.SetterByBindingTypeAndVersioning[c][s]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};sm.Composite=om,sm.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3},sm.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2},sm.prototype.GetterByBindingType=[sm.prototype._getValue_direct,sm.prototype._getValue_array,sm.prototype._getValue_arrayElement,sm.prototype._getValue_toArray],sm.prototype.SetterByBindingTypeAndVersioning=[[sm.prototype._setValue_direct,sm.prototype._setValue_direct_setNeedsUpdate,sm.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[sm.prototype._setValue_array,sm.prototype._setValue_array_setNeedsUpdate,sm.prototype._setValue_array_setMatrixWorldNeedsUpdate],[sm.prototype._setValue_arrayElement,sm.prototype._setValue_arrayElement_setNeedsUpdate,sm.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[sm.prototype._setValue_fromArray,sm.prototype._setValue_fromArray_setNeedsUpdate,sm.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var cm=class{constructor(e=1,t=0,n=0){this.radius=e,this.phi=t,this.theta=n}set(e,t,n){return this.radius=e,this.phi=t,this.theta=n,this}copy(e){return this.radius=e.radius,this.phi=e.phi,this.theta=e.theta,this}makeSafe(){let e=1e-6;return this.phi=hl(this.phi,e,Math.PI-e),this}setFromVector3(e){return this.setFromCartesianCoords(e.x,e.y,e.z)}setFromCartesianCoords(e,t,n){return this.radius=Math.sqrt(e*e+t*t+n*n),this.radius===0?(this.theta=0,this.phi=0):(this.theta=Math.atan2(e,n),this.phi=Math.acos(hl(t/this.radius,-1,1))),this}clone(){return new this.constructor().copy(this)}};(class{static{this.prototype.isMatrix2=!0}constructor(e,t,n,r){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,r)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,r){let i=this.elements;return i[0]=e,i[2]=t,i[1]=n,i[3]=r,this}});var lm=class extends ll{constructor(e,t=null){super(),this.object=e,this.domElement=t,this.enabled=!0,this.state=-1,this.keys={},this.mouseButtons={LEFT:null,MIDDLE:null,RIGHT:null},this.touches={ONE:null,TWO:null}}connect(e){this.domElement!==null&&this.disconnect(),this.domElement=e}disconnect(){}dispose(){}update(){}};function um(e,t,n,r){let i=dm(r);switch(n){case Gs:return e*t;case Xs:return e*t/i.components*i.byteLength;case Zs:return e*t/i.components*i.byteLength;case Qs:return e*t*2/i.components*i.byteLength;case $s:return e*t*2/i.components*i.byteLength;case Ks:return e*t*3/i.components*i.byteLength;case qs:return e*t*4/i.components*i.byteLength;case ec:return e*t*4/i.components*i.byteLength;case tc:case nc:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*8;case rc:case ic:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case oc:case cc:return Math.max(e,16)*Math.max(t,8)/4;case ac:case sc:return Math.max(e,8)*Math.max(t,8)/2;case lc:case uc:case fc:case pc:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*8;case dc:case mc:case hc:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case gc:return Math.floor((e+3)/4)*Math.floor((t+3)/4)*16;case _c:return Math.floor((e+4)/5)*Math.floor((t+3)/4)*16;case vc:return Math.floor((e+4)/5)*Math.floor((t+4)/5)*16;case yc:return Math.floor((e+5)/6)*Math.floor((t+4)/5)*16;case bc:return Math.floor((e+5)/6)*Math.floor((t+5)/6)*16;case xc:return Math.floor((e+7)/8)*Math.floor((t+4)/5)*16;case Sc:return Math.floor((e+7)/8)*Math.floor((t+5)/6)*16;case Cc:return Math.floor((e+7)/8)*Math.floor((t+7)/8)*16;case wc:return Math.floor((e+9)/10)*Math.floor((t+4)/5)*16;case Tc:return Math.floor((e+9)/10)*Math.floor((t+5)/6)*16;case Ec:return Math.floor((e+9)/10)*Math.floor((t+7)/8)*16;case Dc:return Math.floor((e+9)/10)*Math.floor((t+9)/10)*16;case Oc:return Math.floor((e+11)/12)*Math.floor((t+9)/10)*16;case kc:return Math.floor((e+11)/12)*Math.floor((t+11)/12)*16;case Ac:case jc:case Mc:return Math.ceil(e/4)*Math.ceil(t/4)*16;case Nc:case Pc:return Math.ceil(e/4)*Math.ceil(t/4)*8;case Fc:case Ic:return Math.ceil(e/4)*Math.ceil(t/4)*16}throw Error(`Unable to determine texture byte length for ${n} format.`)}function dm(e){switch(e){case Ms:case Ns:return{byteLength:1,components:1};case Fs:case Ps:case zs:return{byteLength:2,components:1};case Bs:case Vs:return{byteLength:2,components:4};case Ls:case Is:case Rs:return{byteLength:4,components:1};case Us:case Ws:return{byteLength:4,components:3}}throw Error(`THREE.TextureUtils: Unknown texture type ${e}.`)}typeof __THREE_DEVTOOLS__<`u`&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent(`register`,{detail:{revision:`187`}})),typeof window<`u`&&(window.__THREE__?J(`WARNING: Multiple instances of Three.js being imported.`):window.__THREE__=`187`);function fm(){let e=null,t=!1,n=null,r=null;function i(t,a){r=e.requestAnimationFrame(i),n(t,a)}return{start:function(){t!==!0&&n!==null&&e!==null&&(r=e.requestAnimationFrame(i),t=!0)},stop:function(){e!==null&&e.cancelAnimationFrame(r),t=!1},setAnimationLoop:function(e){n=e},setContext:function(t){e=t}}}function pm(e){let t=new WeakMap;function n(t,n){let r=t.array,i=t.usage,a=r.byteLength,o=e.createBuffer();e.bindBuffer(n,o),e.bufferData(n,r,i),t.onUploadCallback();let s;if(r instanceof Float32Array)s=e.FLOAT;else if(typeof Float16Array<`u`&&r instanceof Float16Array)s=e.HALF_FLOAT;else if(r instanceof Uint16Array)s=t.isFloat16BufferAttribute?e.HALF_FLOAT:e.UNSIGNED_SHORT;else if(r instanceof Int16Array)s=e.SHORT;else if(r instanceof Uint32Array)s=e.UNSIGNED_INT;else if(r instanceof Int32Array)s=e.INT;else if(r instanceof Int8Array)s=e.BYTE;else if(r instanceof Uint8Array)s=e.UNSIGNED_BYTE;else if(r instanceof Uint8ClampedArray)s=e.UNSIGNED_BYTE;else throw Error(`THREE.WebGLAttributes: Unsupported buffer data format: `+r);return{buffer:o,type:s,bytesPerElement:r.BYTES_PER_ELEMENT,version:t.version,size:a}}function r(t,n,r){let i=n.array,a=n.updateRanges;if(e.bindBuffer(r,t),a.length===0)e.bufferSubData(r,0,i);else{a.sort((e,t)=>e.start-t.start);let t=0;for(let e=1;e<a.length;e++){let n=a[t],r=a[e];r.start<=n.start+n.count+1?n.count=Math.max(n.count,r.start+r.count-n.start):(++t,a[t]=r)}a.length=t+1;for(let t=0,n=a.length;t<n;t++){let n=a[t];e.bufferSubData(r,n.start*i.BYTES_PER_ELEMENT,i,n.start,n.count)}n.clearUpdateRanges()}n.onUploadCallback()}function i(e){return e.isInterleavedBufferAttribute&&(e=e.data),t.get(e)}function a(n){n.isInterleavedBufferAttribute&&(n=n.data);let r=t.get(n);r&&(e.deleteBuffer(r.buffer),t.delete(n))}function o(e,i){if(e.isInterleavedBufferAttribute&&(e=e.data),e.isGLBufferAttribute){let n=t.get(e);(!n||n.version<e.version)&&t.set(e,{buffer:e.buffer,type:e.type,bytesPerElement:e.elementSize,version:e.version});return}let a=t.get(e);if(a===void 0)t.set(e,n(e,i));else if(a.version<e.version){if(a.size!==e.array.byteLength)throw Error(`THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.`);r(a.buffer,e,i),a.version=e.version}}return{get:i,remove:a,update:o}}var mm={alphahash_fragment:`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,alphahash_pars_fragment:`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,alphamap_fragment:`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,alphamap_pars_fragment:`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,alphatest_fragment:`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,alphatest_pars_fragment:`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,aomap_fragment:`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,aomap_pars_fragment:`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,batching_pars_vertex:`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,batching_vertex:`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,begin_vertex:`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,beginnormal_vertex:`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,bsdfs:`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,iridescence_fragment:`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,bumpmap_pars_fragment:`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,clipping_planes_fragment:`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,clipping_planes_pars_fragment:`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,clipping_planes_pars_vertex:`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,clipping_planes_vertex:`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,color_fragment:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,color_pars_fragment:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,color_pars_vertex:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,color_vertex:`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,common:`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,defaultnormal_vertex:`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,displacementmap_pars_vertex:`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,displacementmap_vertex:`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,emissivemap_fragment:`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,emissivemap_pars_fragment:`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,colorspace_fragment:`gl_FragColor = linearToOutputTexel( gl_FragColor );`,colorspace_pars_fragment:`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,envmap_fragment:`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,envmap_common_pars_fragment:`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,envmap_pars_fragment:`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,envmap_pars_vertex:`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,envmap_physical_pars_fragment:`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,envmap_vertex:`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,fog_vertex:`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,fog_pars_vertex:`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,fog_fragment:`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,fog_pars_fragment:`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,gradientmap_pars_fragment:`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,lightmap_pars_fragment:`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,lights_lambert_fragment:`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,lights_lambert_pars_fragment:`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,lights_pars_begin:`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,lights_toon_fragment:`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,lights_toon_pars_fragment:`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,lights_phong_fragment:`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,lights_phong_pars_fragment:`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,lights_physical_fragment:`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,lights_physical_pars_fragment:`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,lights_fragment_begin:`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,lights_fragment_maps:`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,lights_fragment_end:`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,lightprobes_pars_fragment:`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,logdepthbuf_fragment:`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,logdepthbuf_pars_fragment:`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,logdepthbuf_pars_vertex:`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,logdepthbuf_vertex:`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,map_fragment:`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,map_pars_fragment:`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,map_particle_fragment:`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,map_particle_pars_fragment:`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,metalnessmap_fragment:`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,metalnessmap_pars_fragment:`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,morphinstance_vertex:`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,morphcolor_vertex:`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,morphnormal_vertex:`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,morphtarget_pars_vertex:`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,morphtarget_vertex:`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,normal_fragment_begin:`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,normal_fragment_maps:`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,normal_pars_fragment:`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,normal_pars_vertex:`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,normal_vertex:`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,normalmap_pars_fragment:`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,clearcoat_normal_fragment_begin:`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,clearcoat_normal_fragment_maps:`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,clearcoat_pars_fragment:`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,iridescence_pars_fragment:`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,opaque_fragment:`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,packing:`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,premultiplied_alpha_fragment:`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,project_vertex:`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,dithering_fragment:`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,dithering_pars_fragment:`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,roughnessmap_fragment:`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,roughnessmap_pars_fragment:`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,shadowmap_pars_fragment:`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,shadowmap_pars_vertex:`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,shadowmap_vertex:`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,shadowmask_pars_fragment:`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,skinbase_vertex:`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,skinning_pars_vertex:`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,skinning_vertex:`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,skinnormal_vertex:`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,specularmap_fragment:`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,specularmap_pars_fragment:`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,tonemapping_fragment:`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,tonemapping_pars_fragment:`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,transmission_fragment:`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,transmission_pars_fragment:`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,uv_pars_fragment:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,uv_pars_vertex:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,uv_vertex:`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,worldpos_vertex:`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,background_vert:`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,background_frag:`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,backgroundCube_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,backgroundCube_frag:`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,cube_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,cube_frag:`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,depth_vert:`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,depth_frag:`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,distance_vert:`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,distance_frag:`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,equirect_vert:`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,equirect_frag:`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,linedashed_vert:`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,linedashed_frag:`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,meshbasic_vert:`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,meshbasic_frag:`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshlambert_vert:`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshlambert_frag:`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshmatcap_vert:`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,meshmatcap_frag:`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshnormal_vert:`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,meshnormal_frag:`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,meshphong_vert:`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshphong_frag:`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshphysical_vert:`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,meshphysical_frag:`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,meshtoon_vert:`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,meshtoon_frag:`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,points_vert:`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,points_frag:`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,shadow_vert:`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,shadow_frag:`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,sprite_vert:`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,sprite_frag:`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`},$={common:{diffuse:{value:new Hu(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new Q},alphaMap:{value:null},alphaMapTransform:{value:new Q},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new Q}},envmap:{envMap:{value:null},envMapRotation:{value:new Q},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new Q}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new Q}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new Q},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new Q},normalScale:{value:new X(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new Q},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new Q}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new Q}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new Q}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Hu(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Hu(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new Q},alphaTest:{value:0},uvTransform:{value:new Q}},sprite:{diffuse:{value:new Hu(16777215)},opacity:{value:1},center:{value:new X(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new Q},alphaMap:{value:null},alphaMapTransform:{value:new Q},alphaTest:{value:0}}},hm={basic:{uniforms:$f([$.common,$.specularmap,$.envmap,$.aomap,$.lightmap,$.fog]),vertexShader:mm.meshbasic_vert,fragmentShader:mm.meshbasic_frag},lambert:{uniforms:$f([$.common,$.specularmap,$.envmap,$.aomap,$.lightmap,$.emissivemap,$.bumpmap,$.normalmap,$.displacementmap,$.fog,$.lights,{emissive:{value:new Hu(0)},envMapIntensity:{value:1}}]),vertexShader:mm.meshlambert_vert,fragmentShader:mm.meshlambert_frag},phong:{uniforms:$f([$.common,$.specularmap,$.envmap,$.aomap,$.lightmap,$.emissivemap,$.bumpmap,$.normalmap,$.displacementmap,$.fog,$.lights,{emissive:{value:new Hu(0)},specular:{value:new Hu(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:mm.meshphong_vert,fragmentShader:mm.meshphong_frag},standard:{uniforms:$f([$.common,$.envmap,$.aomap,$.lightmap,$.emissivemap,$.bumpmap,$.normalmap,$.displacementmap,$.roughnessmap,$.metalnessmap,$.fog,$.lights,{emissive:{value:new Hu(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:mm.meshphysical_vert,fragmentShader:mm.meshphysical_frag},toon:{uniforms:$f([$.common,$.aomap,$.lightmap,$.emissivemap,$.bumpmap,$.normalmap,$.displacementmap,$.gradientmap,$.fog,$.lights,{emissive:{value:new Hu(0)}}]),vertexShader:mm.meshtoon_vert,fragmentShader:mm.meshtoon_frag},matcap:{uniforms:$f([$.common,$.bumpmap,$.normalmap,$.displacementmap,$.fog,{matcap:{value:null}}]),vertexShader:mm.meshmatcap_vert,fragmentShader:mm.meshmatcap_frag},points:{uniforms:$f([$.points,$.fog]),vertexShader:mm.points_vert,fragmentShader:mm.points_frag},dashed:{uniforms:$f([$.common,$.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:mm.linedashed_vert,fragmentShader:mm.linedashed_frag},depth:{uniforms:$f([$.common,$.displacementmap]),vertexShader:mm.depth_vert,fragmentShader:mm.depth_frag},normal:{uniforms:$f([$.common,$.bumpmap,$.normalmap,$.displacementmap,{opacity:{value:1}}]),vertexShader:mm.meshnormal_vert,fragmentShader:mm.meshnormal_frag},sprite:{uniforms:$f([$.sprite,$.fog]),vertexShader:mm.sprite_vert,fragmentShader:mm.sprite_frag},background:{uniforms:{uvTransform:{value:new Q},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:mm.background_vert,fragmentShader:mm.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new Q}},vertexShader:mm.backgroundCube_vert,fragmentShader:mm.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:mm.cube_vert,fragmentShader:mm.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:mm.equirect_vert,fragmentShader:mm.equirect_frag},distance:{uniforms:$f([$.common,$.displacementmap,{referencePosition:{value:new Z},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:mm.distance_vert,fragmentShader:mm.distance_frag},shadow:{uniforms:$f([$.lights,$.fog,{color:{value:new Hu(0)},opacity:{value:1}}]),vertexShader:mm.shadow_vert,fragmentShader:mm.shadow_frag}};hm.physical={uniforms:$f([hm.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new Q},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new Q},clearcoatNormalScale:{value:new X(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new Q},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new Q},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new Q},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new Q},sheen:{value:0},sheenColor:{value:new Hu(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new Q},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new Q},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new Q},transmissionSamplerSize:{value:new X},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new Q},attenuationDistance:{value:0},attenuationColor:{value:new Hu(0)},specularColor:{value:new Hu(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new Q},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new Q},anisotropyVector:{value:new X},anisotropyMap:{value:null},anisotropyMapTransform:{value:new Q}}]),vertexShader:mm.meshphysical_vert,fragmentShader:mm.meshphysical_frag};var gm={r:0,b:0,g:0},_m=new su,vm=new Q;vm.set(-1,0,0,0,1,0,0,0,1);function ym(e,t,n,r,i,a){let o=new Hu(0),s=i===!0?0:1,c,l,u=null,d=0,f=null;function p(e){let n=e.isScene===!0?e.background:null;if(n&&n.isTexture){let r=e.backgroundBlurriness>0;n=t.get(n,r)}return n}function m(t){let r=!1,i=p(t);i===null?g(o,s):i&&i.isColor&&(g(i,1),r=!0);let c=e.xr.getEnvironmentBlendMode();c===`additive`?n.buffers.color.setClear(0,0,0,1,a):c===`alpha-blend`&&n.buffers.color.setClear(0,0,0,0,a),(e.autoClear||r)&&(n.buffers.depth.setTest(!0),n.buffers.depth.setMask(!0),n.buffers.color.setMask(!0),e.clear(e.autoClearColor,e.autoClearDepth,e.autoClearStencil))}function h(t,n){let i=p(n);i&&i.isCubeTexture?(l===void 0&&(l=new lf(new Uf(1,1,1),new op({name:`BackgroundCubeMaterial`,uniforms:Qf(hm.backgroundCube.uniforms),vertexShader:hm.backgroundCube.vertexShader,fragmentShader:hm.backgroundCube.fragmentShader,side:1,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute(`normal`),l.geometry.deleteAttribute(`uv`),l.onBeforeRender=function(e,t,n){this.matrixWorld.copyPosition(n.matrixWorld)},Object.defineProperty(l.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),r.update(l)),l.material.uniforms.envMap.value=i,l.material.uniforms.backgroundBlurriness.value=n.backgroundBlurriness,l.material.uniforms.backgroundIntensity.value=n.backgroundIntensity,l.material.uniforms.backgroundRotation.value.setFromMatrix4(_m.makeRotationFromEuler(n.backgroundRotation)).transpose(),i.isRenderTargetTexture===!1&&l.material.uniforms.backgroundRotation.value.premultiply(vm),l.material.toneMapped=Gl.getTransfer(i.colorSpace)!==Jc,(u!==i||d!==i.version||f!==e.toneMapping)&&(l.material.needsUpdate=!0,u=i,d=i.version,f=e.toneMapping),l.layers.enableAll(),t.unshift(l,l.geometry,l.material,0,0,null)):i&&i.isTexture&&(c===void 0&&(c=new lf(new Xf(2,2),new op({name:`BackgroundMaterial`,uniforms:Qf(hm.background.uniforms),vertexShader:hm.background.vertexShader,fragmentShader:hm.background.fragmentShader,side:0,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute(`normal`),Object.defineProperty(c.material,"map",{get:function(){return this.uniforms.t2D.value}}),r.update(c)),c.material.uniforms.t2D.value=i,c.material.uniforms.backgroundIntensity.value=n.backgroundIntensity,c.material.toneMapped=Gl.getTransfer(i.colorSpace)!==Jc,i.matrixAutoUpdate===!0&&i.updateMatrix(),c.material.uniforms.uvTransform.value.copy(i.matrix),(u!==i||d!==i.version||f!==e.toneMapping)&&(c.material.needsUpdate=!0,u=i,d=i.version,f=e.toneMapping),c.layers.enableAll(),t.unshift(c,c.geometry,c.material,0,0,null))}function g(t,r){t.getRGB(gm,np(e)),n.buffers.color.setClear(gm.r,gm.g,gm.b,r,a)}function _(){l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0),c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0)}return{getClearColor:function(){return o},setClearColor:function(e,t=1){o.set(e),s=t,g(o,s)},getClearAlpha:function(){return s},setClearAlpha:function(e){s=e,g(o,s)},render:m,addToRenderList:h,dispose:_}}function bm(e,t){let n=e.getParameter(e.MAX_VERTEX_ATTRIBS),r={},i=f(null),a=i,o=!1;function s(n,r,i,s,c){let u=!1,f=d(n,s,i,r);a!==f&&(a=f,l(a.object)),u=p(n,s,i,c),u&&m(n,s,i,c),c!==null&&t.update(c,e.ELEMENT_ARRAY_BUFFER),(u||o)&&(o=!1,b(n,r,i,s),c!==null&&e.bindBuffer(e.ELEMENT_ARRAY_BUFFER,t.get(c).buffer))}function c(){return e.createVertexArray()}function l(t){return e.bindVertexArray(t)}function u(t){return e.deleteVertexArray(t)}function d(e,t,n,i){let a=i.wireframe===!0,o=r[t.id];o===void 0&&(o={},r[t.id]=o);let s=e.isInstancedMesh===!0?e.id:0,l=o[s];l===void 0&&(l={},o[s]=l);let u=l[n.id];u===void 0&&(u={},l[n.id]=u);let d=u[a];return d===void 0&&(d=f(c()),u[a]=d),d}function f(e){let t=[],r=[],i=[];for(let e=0;e<n;e++)t[e]=0,r[e]=0,i[e]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:t,enabledAttributes:r,attributeDivisors:i,object:e,attributes:{},index:null}}function p(e,t,n,r){let i=a.attributes,o=t.attributes,s=0,c=n.getAttributes();for(let t in c)if(c[t].location>=0){let n=i[t],r=o[t];if(r===void 0&&(t===`instanceMatrix`&&e.instanceMatrix&&(r=e.instanceMatrix),t===`instanceColor`&&e.instanceColor&&(r=e.instanceColor)),n===void 0||n.attribute!==r||r&&n.data!==r.data)return!0;s++}return a.attributesNum!==s||a.index!==r}function m(e,t,n,r){let i={},o=t.attributes,s=0,c=n.getAttributes();for(let t in c)if(c[t].location>=0){let n=o[t];n===void 0&&(t===`instanceMatrix`&&e.instanceMatrix&&(n=e.instanceMatrix),t===`instanceColor`&&e.instanceColor&&(n=e.instanceColor));let r={};r.attribute=n,n&&n.data&&(r.data=n.data),i[t]=r,s++}a.attributes=i,a.attributesNum=s,a.index=r}function h(){let e=a.newAttributes;for(let t=0,n=e.length;t<n;t++)e[t]=0}function g(e){_(e,0)}function _(t,n){let r=a.newAttributes,i=a.enabledAttributes,o=a.attributeDivisors;r[t]=1,i[t]===0&&(e.enableVertexAttribArray(t),i[t]=1),o[t]!==n&&(e.vertexAttribDivisor(t,n),o[t]=n)}function v(){let t=a.newAttributes,n=a.enabledAttributes;for(let r=0,i=n.length;r<i;r++)n[r]!==t[r]&&(e.disableVertexAttribArray(r),n[r]=0)}function y(t,n,r,i,a,o,s){s===!0?e.vertexAttribIPointer(t,n,r,a,o):e.vertexAttribPointer(t,n,r,i,a,o)}function b(n,r,i,a){h();let o=a.attributes,s=i.getAttributes(),c=r.defaultAttributeValues;for(let r in s){let i=s[r];if(i.location>=0){let s=o[r];if(s===void 0&&(r===`instanceMatrix`&&n.instanceMatrix&&(s=n.instanceMatrix),r===`instanceColor`&&n.instanceColor&&(s=n.instanceColor)),s!==void 0){let r=s.normalized,o=s.itemSize,c=t.get(s);if(c===void 0)continue;let l=c.buffer,u=c.type,d=c.bytesPerElement,f=u===e.INT||u===e.UNSIGNED_INT||s.gpuType===1013;if(s.isInterleavedBufferAttribute){let t=s.data,c=t.isInterleavedBuffer===!0?t.stride:t.itemSize,p=s.offset;if(t.isInstancedInterleavedBuffer||t.isInstancedBufferAttribute){for(let e=0;e<i.locationSize;e++)_(i.location+e,t.meshPerAttribute);n.isInstancedMesh!==!0&&a._maxInstanceCount===void 0&&(a._maxInstanceCount=t.meshPerAttribute*t.count)}else for(let e=0;e<i.locationSize;e++)g(i.location+e);e.bindBuffer(e.ARRAY_BUFFER,l);for(let e=0;e<i.locationSize;e++)y(i.location+e,o/i.locationSize,u,r,c*d,(p+o/i.locationSize*e)*d,f)}else{if(s.isInstancedBufferAttribute){for(let e=0;e<i.locationSize;e++)_(i.location+e,s.meshPerAttribute);n.isInstancedMesh!==!0&&a._maxInstanceCount===void 0&&(a._maxInstanceCount=s.meshPerAttribute*s.count)}else for(let e=0;e<i.locationSize;e++)g(i.location+e);e.bindBuffer(e.ARRAY_BUFFER,l);for(let e=0;e<i.locationSize;e++)y(i.location+e,o/i.locationSize,u,r,o*d,o/i.locationSize*e*d,f)}}else if(c!==void 0){let t=c[r];if(t!==void 0)switch(t.length){case 2:e.vertexAttrib2fv(i.location,t);break;case 3:e.vertexAttrib3fv(i.location,t);break;case 4:e.vertexAttrib4fv(i.location,t);break;default:e.vertexAttrib1fv(i.location,t)}}}}v()}function x(){T();for(let e in r){let t=r[e];for(let e in t){let n=t[e];for(let e in n){let t=n[e];for(let e in t)u(t[e].object),delete t[e];delete n[e]}}delete r[e]}}function S(e){if(r[e.id]===void 0)return;let t=r[e.id];for(let e in t){let n=t[e];for(let e in n){let t=n[e];for(let e in t)u(t[e].object),delete t[e];delete n[e]}}delete r[e.id]}function C(e){for(let t in r){let n=r[t];for(let t in n){let r=n[t];if(r[e.id]===void 0)continue;let i=r[e.id];for(let e in i)u(i[e].object),delete i[e];delete r[e.id]}}}function w(e){for(let t in r){let n=r[t],i=e.isInstancedMesh===!0?e.id:0,a=n[i];if(a!==void 0){for(let e in a){let t=a[e];for(let e in t)u(t[e].object),delete t[e];delete a[e]}delete n[i],Object.keys(n).length===0&&delete r[t]}}}function T(){E(),o=!0,a!==i&&(a=i,l(a.object))}function E(){i.geometry=null,i.program=null,i.wireframe=!1}return{setup:s,reset:T,resetDefaultState:E,dispose:x,releaseStatesOfGeometry:S,releaseStatesOfObject:w,releaseStatesOfProgram:C,initAttributes:h,enableAttribute:g,disableUnusedAttributes:v}}function xm(e,t,n){let r;function i(e){r=e}function a(t,i){e.drawArrays(r,t,i),n.update(i,r,1)}function o(t,i,a){a!==0&&(e.drawArraysInstanced(r,t,i,a),n.update(i,r,a))}function s(e,i,a){if(a===0)return;t.get(`WEBGL_multi_draw`).multiDrawArraysWEBGL(r,e,0,i,0,a);let o=0;for(let e=0;e<a;e++)o+=i[e];n.update(o,r,1)}this.setMode=i,this.render=a,this.renderInstances=o,this.renderMultiDraw=s}function Sm(e,t,n,r){let i;function a(){if(i!==void 0)return i;if(t.has(`EXT_texture_filter_anisotropic`)===!0){let n=t.get(`EXT_texture_filter_anisotropic`);i=e.getParameter(n.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else i=0;return i}function o(t){return t===1023||r.convert(t)===e.getParameter(e.IMPLEMENTATION_COLOR_READ_FORMAT)}function s(n){let i=n===1016&&(t.has(`EXT_color_buffer_half_float`)||t.has(`EXT_color_buffer_float`));return!(n!==1009&&n!==1015&&!i&&r.convert(n)!==e.getParameter(e.IMPLEMENTATION_COLOR_READ_TYPE))}function c(t){if(t===`highp`){if(e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.HIGH_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.HIGH_FLOAT).precision>0)return`highp`;t=`mediump`}return t===`mediump`&&e.getShaderPrecisionFormat(e.VERTEX_SHADER,e.MEDIUM_FLOAT).precision>0&&e.getShaderPrecisionFormat(e.FRAGMENT_SHADER,e.MEDIUM_FLOAT).precision>0?`mediump`:`lowp`}let l=n.precision===void 0?`highp`:n.precision,u=c(l);u!==l&&(J(`WebGLRenderer:`,l,`not supported, using`,u,`instead.`),l=u);let d=n.reversedDepthBuffer===!0&&t.has(`EXT_clip_control`),f=n.logarithmicDepthBuffer===!0&&d===!1;n.reversedDepthBuffer===!0&&d===!1&&J(`WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer.`),n.logarithmicDepthBuffer===!0&&d===!0&&J(`WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.`);let p=e.getParameter(e.MAX_TEXTURE_IMAGE_UNITS),m=e.getParameter(e.MAX_VERTEX_TEXTURE_IMAGE_UNITS),h=e.getParameter(e.MAX_TEXTURE_SIZE),g=e.getParameter(e.MAX_CUBE_MAP_TEXTURE_SIZE),_=e.getParameter(e.MAX_VERTEX_ATTRIBS),v=e.getParameter(e.MAX_VERTEX_UNIFORM_VECTORS),y=e.getParameter(e.MAX_VARYING_VECTORS),b=e.getParameter(e.MAX_FRAGMENT_UNIFORM_VECTORS),x=e.getParameter(e.MAX_SAMPLES),S=e.getParameter(e.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:a,getMaxPrecision:c,textureFormatReadable:o,textureTypeReadable:s,precision:l,logarithmicDepthBuffer:f,reversedDepthBuffer:d,maxTextures:p,maxVertexTextures:m,maxTextureSize:h,maxCubemapSize:g,maxAttributes:_,maxVertexUniforms:v,maxVaryings:y,maxFragmentUniforms:b,maxSamples:x,samples:S}}function Cm(e){let t=this,n=null,r=0,i=!1,a=!1,o=new Hd,s=new Q,c={value:null,needsUpdate:!1};this.uniform=c,this.numPlanes=0,this.numIntersection=0,this.init=function(e,t){let n=e.length!==0||t||r!==0||i;return i=t,r=e.length,n},this.beginShadows=function(){a=!0,u(null)},this.endShadows=function(){a=!1},this.setGlobalState=function(e,t){n=u(e,t,0)},this.setState=function(t,o,s){let d=t.clippingPlanes,f=t.clipIntersection,p=t.clipShadows,m=e.get(t);if(!i||d===null||d.length===0||a&&!p)a?u(null):l();else{let e=a?0:r,t=e*4,i=m.clippingState||null;c.value=i,i=u(d,o,t,s);for(let e=0;e!==t;++e)i[e]=n[e];m.clippingState=i,this.numIntersection=f?this.numPlanes:0,this.numPlanes+=e}};function l(){c.value!==n&&(c.value=n,c.needsUpdate=r>0),t.numPlanes=r,t.numIntersection=0}function u(e,n,r,i){let a=e===null?0:e.length,l=null;if(a!==0){if(l=c.value,i!==!0||l===null){let t=r+a*4,i=n.matrixWorldInverse;s.getNormalMatrix(i),(l===null||l.length<t)&&(l=new Float32Array(t));for(let t=0,n=r;t!==a;++t,n+=4)o.copy(e[t]).applyMatrix4(i,s),o.normal.toArray(l,n),l[n+3]=o.constant}c.value=l,c.needsUpdate=!0}return t.numPlanes=a,t.numIntersection=0,l}}var wm=class extends iu{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},r=[n,n,n,n,n,n];this.texture=new zf(r),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},r=new Uf(5,5,5),i=new op({name:`CubemapFromEquirect`,uniforms:Qf(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:1,blending:0});i.uniforms.tEquirect.value=t;let a=new lf(r,i),o=t.minFilter;return t.minFilter===1008&&(t.minFilter=ks),new Jp(1,10,this).update(e,a),t.minFilter=o,a.geometry.dispose(),a.material.dispose(),this}clear(e,t=!0,n=!0,r=!0){let i=e.getRenderTarget();for(let i=0;i<6;i++)e.setRenderTarget(this,i),e.clear(t,n,r);e.setRenderTarget(i)}},Tm=256,Em=3,Dm=20,Om=256,km=16,Am=3,jm=new Z,Mm=new Hu,Nm=class e{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new Jp(1,10,null),this._boxMesh=new lf(new Uf(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,r=100,i={}){let{size:a=256,position:o=jm}=i,s=this._renderer;this._setSize(a);let c=this._allocateTarget(),l=this._getSourceTarget(!0);t>0&&(l.texture.mipmapsAutoUpdate=!1);let u=s.autoClear,d=s.autoClearColor,f=s.autoClearDepth,p=s.autoClearStencil,m=e.background;s.autoClear=!0,s.autoClearColor=!0,s.autoClearDepth=!0,s.autoClearStencil=!0,m===null&&(e.background=s.getClearColor(Mm));let h=new Jp(n,r,l);return h.position.copy(o),h.update(s,e),s.autoClear=u,s.autoClearColor=d,s.autoClearDepth=f,s.autoClearStencil=p,e.background=m,t>0&&(l.texture.mipmapsAutoUpdate=!0,this._blur(c,t)),this._applyPMREM(c),c}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Bm(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=zm(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(Tm,Ml(e))}_fromTexture(e,t){e.mapping===301||e.mapping===302?this._setSize(e.image.length===0?Tm:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=Pm(e,!1,!1),n=Math.log2(e)-Em;for(let r=0;r<=n;r++)t.texture.mipmaps.push({width:e>>r,height:e>>r});return t.texture.name=`PMREM`,t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=Pm(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let r=this._boxMesh,i=this._cubeCamera;r.material=n,i.renderTarget=e,i.activeMipmapLevel=t;let a=e.width>>t;e.viewport.set(0,0,a,a),i.update(this._renderer,r),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===301||e.mapping===302?(this._cubemapMaterial===null&&(this._cubemapMaterial=Bm()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=zm()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(t){this._ggxMaterial===null&&(this._ggxMaterial=Im(),this._integrationMaterial=Lm());let n=this._cubeSize,r=t.texture.mipmaps.length-1,i=this._ggxMaterial.uniforms;i.envMap.value=this._sourceTarget.texture;let a=this._integrationMaterial.uniforms;a.envMap.value=this._sourceTarget.texture,a.sourceLod.value=Math.log2(n/km);for(let o=0;o<=r;o++){let s=e.lodToRoughness(o,r);if(o>r-Am)a.roughness.value=s,this._renderCube(t,o,this._integrationMaterial);else{let e=s>0?Math.log2(n)+.5*Math.log2(6/(Om*s**4))+.5:0;i.roughness.value=s,i.lodBias.value=e,this._renderCube(t,o,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=Rm());let n=this._blurMaterial,r=n.uniforms,i=this._sourceTarget;r.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,r.envMap.value=i.texture,this._renderCube(e,0,n),r.envMap.value=e.texture,this._renderCube(i,0,n)}};function Pm(e,t,n){return new wm(e,{minFilter:js,generateMipmaps:t,type:zs,colorSpace:Kc,depthBuffer:n})}function Fm(e,t,n){return new op({name:e,uniforms:t,vertexShader:mm.cube_vert,fragmentShader:n,side:1,blending:0,depthTest:!1,depthWrite:!1})}function Im(){return Fm(`PMREMGGXConvolution`,{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${Om}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function Lm(){return Fm(`PMREMGGXIntegration`,{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:km}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function Rm(){return Fm(`PMREMSphericalGaussianBlur`,{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${Dm}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function zm(){return Fm(`PMREMEquirectangularToCubemap`,{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function Bm(){return Fm(`PMREMCubemapToCubemap`,{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function Vm(e){let t=new WeakMap,n=new WeakMap,r=null;function i(e,t=!1){return e==null?null:t?o(e):a(e)}function a(n){if(n&&n.isTexture){let r=n.mapping;if(r===303||r===304){if(t.has(n)){let e=t.get(n).texture;return s(e,n.mapping)}{let r=n.image;if(r&&r.height>0){let i=new wm(r.height);return i.fromEquirectangularTexture(e,n),t.set(n,i),n.addEventListener(`dispose`,l),s(i.texture,n.mapping)}return null}}}return n}function o(t){if(t&&t.isTexture&&t.isPMREMTexture!==!0){let i=t.mapping,a=i===303||i===304,o=i===301||i===302;if(a||o){let i=n.get(t),s=i===void 0?0:i.texture.pmremVersion;if(t.isRenderTargetTexture&&t.pmremVersion!==s)return r===null&&(r=new Nm(e)),i=a?r.fromEquirectangular(t,i):r.fromCubemap(t,i),i.texture.pmremVersion=t.pmremVersion,n.set(t,i),i.texture;if(i!==void 0)return i.texture;{let s=t.image;return a&&s&&s.height>0||o&&s&&c(s)?(r===null&&(r=new Nm(e)),i=a?r.fromEquirectangular(t):r.fromCubemap(t),i.texture.pmremVersion=t.pmremVersion,n.set(t,i),t.addEventListener(`dispose`,u),i.texture):null}}}return t}function s(e,t){return t===303?e.mapping=301:t===304&&(e.mapping=302),e}function c(e){let t=0;for(let n=0;n<6;n++)e[n]!==void 0&&t++;return t===6}function l(e){let n=e.target;n.removeEventListener(`dispose`,l);let r=t.get(n);r!==void 0&&(t.delete(n),r.dispose())}function u(e){let t=e.target;t.removeEventListener(`dispose`,u);let r=n.get(t);r!==void 0&&(n.delete(t),r.dispose())}function d(){t=new WeakMap,n=new WeakMap,r!==null&&(r.dispose(),r=null)}return{get:i,dispose:d}}function Hm(e){let t={};function n(n){if(t[n]!==void 0)return t[n];let r=e.getExtension(n);return t[n]=r,r}return{has:function(e){return n(e)!==null},init:function(){n(`EXT_color_buffer_float`),n(`WEBGL_clip_cull_distance`),n(`OES_texture_float_linear`),n(`EXT_color_buffer_half_float`),n(`WEBGL_multisampled_render_to_texture`),n(`WEBGL_render_shared_exponent`)},get:function(e){let t=n(e);return t===null&&ol(`WebGLRenderer: `+e+` extension not supported.`),t}}}function Um(e,t,n,r){let i={},a=new WeakMap,o=new FinalizationRegistry(e=>delete i[e]);function s(e){c(e.target)}function c(e){e.index!==null&&t.remove(e.index);for(let n in e.attributes)t.remove(e.attributes[n]);e.removeEventListener(`dispose`,s),delete i[e.id],o.unregister(e);let c=a.get(e);c&&(t.remove(c),a.delete(e)),r.releaseStatesOfGeometry(e),e.isInstancedBufferGeometry===!0&&delete e._maxInstanceCount,n.memory.geometries--}function l(e,t){return i[t.id]===void 0&&(t.addEventListener(`dispose`,s),i[t.id]=new WeakRef(t),o.register(t,t.id,t),n.memory.geometries++),t}function u(n){let r=n.attributes;for(let n in r)t.update(r[n],e.ARRAY_BUFFER)}function d(e){let n=e.index,r=e.attributes.position,i=0;if(r===void 0)return;let o=n===null?r.array.length/3-1:n.array.length,s=new(r.count>=65535?Td:wd)(Math.ceil(o/3)*6,1),c=s.array;if(n!==null){let e=n.array;i=n.version;for(let t=0,n=0;t<o;t+=3){let r=e[t+0],i=e[t+1],a=e[t+2];c[n++]=r,c[n++]=i,c[n++]=i,c[n++]=a,c[n++]=a,c[n++]=r}}else{i=r.version;for(let e=0,t=0;e<o;e+=3){let n=e+0,r=e+1,i=e+2;c[t++]=n,c[t++]=r,c[t++]=r,c[t++]=i,c[t++]=i,c[t++]=n}}s.version=i;let l=a.get(e);l&&t.remove(l),a.set(e,s)}function f(e){let t=a.get(e);if(t){let n=e.index;n!==null&&t.version<n.version&&d(e)}else d(e);return a.get(e)}function p(){for(let e in i){let t=i[e].deref();t!==void 0&&c(t)}}return{get:l,update:u,getWireframeAttribute:f,dispose:p}}function Wm(e,t,n){let r;function i(e){r=e}let a,o;function s(e){a=e.type,o=e.bytesPerElement}function c(t,i){e.drawElements(r,i,a,t*o),n.update(i,r,1)}function l(t,i,s){s!==0&&(e.drawElementsInstanced(r,i,a,t*o,s),n.update(i,r,s))}function u(e,i,o){if(o===0)return;t.get(`WEBGL_multi_draw`).multiDrawElementsWEBGL(r,i,0,a,e,0,o);let s=0;for(let e=0;e<o;e++)s+=i[e];n.update(s,r,1)}this.setMode=i,this.setIndex=s,this.render=c,this.renderInstances=l,this.renderMultiDraw=u}function Gm(e){let t={geometries:0,textures:0},n={frame:0,calls:0,triangles:0,points:0,lines:0};function r(t,r,i){switch(n.calls++,r){case e.TRIANGLES:n.triangles+=t/3*i;break;case e.LINES:n.lines+=t/2*i;break;case e.LINE_STRIP:n.lines+=i*(t-1);break;case e.LINE_LOOP:n.lines+=i*t;break;case e.POINTS:n.points+=i*t;break;default:Y(`WebGLInfo: Unknown draw mode:`,r)}}function i(){n.calls=0,n.triangles=0,n.points=0,n.lines=0}return{memory:t,render:n,programs:null,autoReset:!0,reset:i,update:r}}function Km(e,t,n){let r=new WeakMap,i=new nu;function a(a,o,s){let c=a.morphTargetInfluences,l=o.morphAttributes.position||o.morphAttributes.normal||o.morphAttributes.color,u=l===void 0?0:l.length,d=r.get(o);if(d===void 0||d.count!==u){d!==void 0&&d.texture.dispose();let e=o.morphAttributes.position!==void 0,n=o.morphAttributes.normal!==void 0,a=o.morphAttributes.color!==void 0,s=o.morphAttributes.position||[],c=o.morphAttributes.normal||[],l=o.morphAttributes.color||[],p=0;e===!0&&(p=1),n===!0&&(p=2),a===!0&&(p=3);let m=o.attributes.position.count*p,h=1;m>t.maxTextureSize&&(h=Math.ceil(m/t.maxTextureSize),m=t.maxTextureSize);let g=new Float32Array(m*h*4*u),_=new au(g,m,h,u);_.type=Rs,_.needsUpdate=!0;let v=p*4;for(let t=0;t<u;t++){let r=s[t],o=c[t],u=l[t],d=m*h*4*t;for(let t=0;t<r.count;t++){let s=t*v;e===!0&&(i.fromBufferAttribute(r,t),g[d+s+0]=i.x,g[d+s+1]=i.y,g[d+s+2]=i.z,g[d+s+3]=0),n===!0&&(i.fromBufferAttribute(o,t),g[d+s+4]=i.x,g[d+s+5]=i.y,g[d+s+6]=i.z,g[d+s+7]=0),a===!0&&(i.fromBufferAttribute(u,t),g[d+s+8]=i.x,g[d+s+9]=i.y,g[d+s+10]=i.z,g[d+s+11]=u.itemSize===4?i.w:1)}}d={count:u,texture:_,size:new X(m,h)},r.set(o,d);function f(){_.dispose(),r.delete(o),o.removeEventListener(`dispose`,f)}o.addEventListener(`dispose`,f)}if(a.isInstancedMesh===!0&&a.morphTexture!==null)s.getUniforms().setValue(e,`morphTexture`,a.morphTexture,n);else{let t=0;for(let e=0;e<c.length;e++)t+=c[e];let n=o.morphTargetsRelative?1:1-t;s.getUniforms().setValue(e,`morphTargetBaseInfluence`,n),s.getUniforms().setValue(e,`morphTargetInfluences`,c)}s.getUniforms().setValue(e,`morphTargetsTexture`,d.texture,n),s.getUniforms().setValue(e,`morphTargetsTextureSize`,d.size)}return{update:a}}function qm(e,t,n,r,i){let a=new WeakMap;function o(r){let o=i.render.frame,s=r.geometry,l=t.get(r,s);if(a.get(l)!==o&&(t.update(l),a.set(l,o)),r.isInstancedMesh&&(r.hasEventListener(`dispose`,c)===!1&&r.addEventListener(`dispose`,c),a.get(r)!==o&&(n.update(r.instanceMatrix,e.ARRAY_BUFFER),r.instanceColor!==null&&n.update(r.instanceColor,e.ARRAY_BUFFER),a.set(r,o))),r.isSkinnedMesh){let e=r.skeleton;a.get(e)!==o&&(e.update(),a.set(e,o))}return l}function s(){a=new WeakMap}function c(e){let t=e.target;t.removeEventListener(`dispose`,c),r.releaseStatesOfObject(t),n.remove(t.instanceMatrix),t.instanceColor!==null&&n.remove(t.instanceColor)}return{update:o,dispose:s}}var Jm={1:`LINEAR_TONE_MAPPING`,2:`REINHARD_TONE_MAPPING`,3:`CINEON_TONE_MAPPING`,4:`ACES_FILMIC_TONE_MAPPING`,6:`AGX_TONE_MAPPING`,7:`NEUTRAL_TONE_MAPPING`,5:`CUSTOM_TONE_MAPPING`};function Ym(e,t,n,r,i,a){let o=new iu(t,n,{type:e,depthBuffer:i,stencilBuffer:a,samples:r?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),s=null,c=null,l=null,u=new Rd;u.setAttribute(`position`,new Ed([-1,3,0,-1,-1,0,3,-1,0],3)),u.setAttribute(`uv`,new Ed([0,2,0,0,2,0],2));let d=new sp({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),f=new lf(u,d),p=new Gp(-1,1,1,-1,0,1),m=null,h=null,g=!1,_,v=null,y=[],b=!1;this.setSize=function(e,t){o.setSize(e,t),s!==null&&s.setSize(e,t),c!==null&&c.setSize(e,t);for(let n=0;n<y.length;n++){let r=y[n];r.setSize&&r.setSize(e,t)}},this.setEffects=function(e){y=e,b=y.length>0&&y[0].isRenderPass===!0;let t=o.width,n=o.height;y.length>0&&s===null&&(s=new iu(t,n,{type:zs,depthBuffer:!1,stencilBuffer:!1}),c=new iu(t,n,{type:zs,depthBuffer:!1,stencilBuffer:!1}));let r=i===!0&&y.some(e=>e.needsDepthTexture===!0);r!==(o.depthTexture!==null)&&(r===!0&&l===null&&(l=new Bf(t,n),a===!0&&(l.format=Ys,l.type=Hs)),o.dispose(),o.depthTexture=r?l:null,o.resolveDepthBuffer=r,o.storeMultisampledDepthBuffer=r);for(let e=0;e<y.length;e++){let i=y[e];i.setSize&&i.setSize(t,n),r&&i.needsDepthTexture===!0&&i.setDepthTexture&&i.setDepthTexture(l)}},this.begin=function(e,t){if(g||e.toneMapping===0&&y.length===0)return!1;if(v=t,t!==null){let e=t.width,n=t.height;(o.width!==e||o.height!==n)&&this.setSize(e,n)}return b===!1&&e.setRenderTarget(o),_=e.toneMapping,e.toneMapping=0,!0},this.hasRenderPass=function(){return b},this.end=function(e,t){e.toneMapping=_,g=!0;let n=o,r=s;for(let i=0;i<y.length;i++){let a=y[i];a.enabled!==!1&&(a.render(e,r,n,t),a.needsSwap!==!1&&(n=r,r=r===s?c:s))}if(m!==e.outputColorSpace||h!==e.toneMapping){m=e.outputColorSpace,h=e.toneMapping,d.defines={},Gl.getTransfer(m)===`srgb`&&(d.defines.SRGB_TRANSFER=``);let t=Jm[h];t&&(d.defines[t]=``),d.needsUpdate=!0}d.uniforms.tDiffuse.value=n.texture,e.setRenderTarget(v),e.render(f,p),v=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){o.dispose(),s!==null&&s.dispose(),c!==null&&c.dispose(),u.dispose(),d.dispose()}}var Xm=new tu,Zm=new Bf(1,1),Qm=new Vf(1),$m=new au,eh=new ou,th=new zf,nh=[],rh=[],ih=new Float32Array(16),ah=new Float32Array(9),oh=new Float32Array(4);function sh(e,t,n){let r=e[0];if(r<=0||r>0)return e;let i=t*n,a=nh[i];if(a===void 0&&(a=new Float32Array(i),nh[i]=a),t!==0){r.toArray(a,0);for(let r=1,i=0;r!==t;++r)i+=n,e[r].toArray(a,i)}return a}function ch(e,t){if(e.length!==t.length)return!1;for(let n=0,r=e.length;n<r;n++)if(e[n]!==t[n])return!1;return!0}function lh(e,t){for(let n=0,r=t.length;n<r;n++)e[n]=t[n]}function uh(e,t){let n=rh[t];n===void 0&&(n=new Int32Array(t),rh[t]=n);for(let r=0;r!==t;++r)n[r]=e.allocateTextureUnit();return n}function dh(e,t){let n=this.cache;n[0]!==t&&(e.uniform1f(this.addr,t),n[0]=t)}function fh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2f(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(ch(n,t))return;e.uniform2fv(this.addr,t),lh(n,t)}}function ph(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3f(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else if(t.r!==void 0)(n[0]!==t.r||n[1]!==t.g||n[2]!==t.b)&&(e.uniform3f(this.addr,t.r,t.g,t.b),n[0]=t.r,n[1]=t.g,n[2]=t.b);else{if(ch(n,t))return;e.uniform3fv(this.addr,t),lh(n,t)}}function mh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4f(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(ch(n,t))return;e.uniform4fv(this.addr,t),lh(n,t)}}function hh(e,t){let n=this.cache,r=t.elements;if(r===void 0){if(ch(n,t))return;e.uniformMatrix2fv(this.addr,!1,t),lh(n,t)}else{if(ch(n,r))return;oh.set(r),e.uniformMatrix2fv(this.addr,!1,oh),lh(n,r)}}function gh(e,t){let n=this.cache,r=t.elements;if(r===void 0){if(ch(n,t))return;e.uniformMatrix3fv(this.addr,!1,t),lh(n,t)}else{if(ch(n,r))return;ah.set(r),e.uniformMatrix3fv(this.addr,!1,ah),lh(n,r)}}function _h(e,t){let n=this.cache,r=t.elements;if(r===void 0){if(ch(n,t))return;e.uniformMatrix4fv(this.addr,!1,t),lh(n,t)}else{if(ch(n,r))return;ih.set(r),e.uniformMatrix4fv(this.addr,!1,ih),lh(n,r)}}function vh(e,t){let n=this.cache;n[0]!==t&&(e.uniform1i(this.addr,t),n[0]=t)}function yh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2i(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(ch(n,t))return;e.uniform2iv(this.addr,t),lh(n,t)}}function bh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3i(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else{if(ch(n,t))return;e.uniform3iv(this.addr,t),lh(n,t)}}function xh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4i(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(ch(n,t))return;e.uniform4iv(this.addr,t),lh(n,t)}}function Sh(e,t){let n=this.cache;n[0]!==t&&(e.uniform1ui(this.addr,t),n[0]=t)}function Ch(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y)&&(e.uniform2ui(this.addr,t.x,t.y),n[0]=t.x,n[1]=t.y);else{if(ch(n,t))return;e.uniform2uiv(this.addr,t),lh(n,t)}}function wh(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z)&&(e.uniform3ui(this.addr,t.x,t.y,t.z),n[0]=t.x,n[1]=t.y,n[2]=t.z);else{if(ch(n,t))return;e.uniform3uiv(this.addr,t),lh(n,t)}}function Th(e,t){let n=this.cache;if(t.x!==void 0)(n[0]!==t.x||n[1]!==t.y||n[2]!==t.z||n[3]!==t.w)&&(e.uniform4ui(this.addr,t.x,t.y,t.z,t.w),n[0]=t.x,n[1]=t.y,n[2]=t.z,n[3]=t.w);else{if(ch(n,t))return;e.uniform4uiv(this.addr,t),lh(n,t)}}function Eh(e){return e.version===0&&(e.compareFunction=519,e.needsUpdate=!0),e}function Dh(e,t,n){let r=this.cache,i=n.allocateTextureUnit();r[0]!==i&&(e.uniform1i(this.addr,i),r[0]=i);let a;a=this.type===e.SAMPLER_2D_SHADOW?Eh(Zm):Xm,n.setTexture2D(t||a,i)}function Oh(e,t,n){let r=this.cache,i=n.allocateTextureUnit();r[0]!==i&&(e.uniform1i(this.addr,i),r[0]=i),n.setTexture3D(t||eh,i)}function kh(e,t,n){let r=this.cache,i=n.allocateTextureUnit();r[0]!==i&&(e.uniform1i(this.addr,i),r[0]=i);let a;a=this.type===e.SAMPLER_CUBE_SHADOW?Eh(Qm):th,n.setTextureCube(t||a,i)}function Ah(e,t,n){let r=this.cache,i=n.allocateTextureUnit();r[0]!==i&&(e.uniform1i(this.addr,i),r[0]=i),n.setTexture2DArray(t||$m,i)}function jh(e){switch(e){case 5126:return dh;case 35664:return fh;case 35665:return ph;case 35666:return mh;case 35674:return hh;case 35675:return gh;case 35676:return _h;case 5124:case 35670:return vh;case 35667:case 35671:return yh;case 35668:case 35672:return bh;case 35669:case 35673:return xh;case 5125:return Sh;case 36294:return Ch;case 36295:return wh;case 36296:return Th;case 35678:case 36198:case 36298:case 36306:case 35682:return Dh;case 35679:case 36299:case 36307:return Oh;case 35680:case 36300:case 36308:case 36293:return kh;case 36289:case 36303:case 36311:case 36292:return Ah}}function Mh(e,t){e.uniform1fv(this.addr,t)}function Nh(e,t){let n=sh(t,this.size,2);e.uniform2fv(this.addr,n)}function Ph(e,t){let n=sh(t,this.size,3);e.uniform3fv(this.addr,n)}function Fh(e,t){let n=sh(t,this.size,4);e.uniform4fv(this.addr,n)}function Ih(e,t){let n=sh(t,this.size,4);e.uniformMatrix2fv(this.addr,!1,n)}function Lh(e,t){let n=sh(t,this.size,9);e.uniformMatrix3fv(this.addr,!1,n)}function Rh(e,t){let n=sh(t,this.size,16);e.uniformMatrix4fv(this.addr,!1,n)}function zh(e,t){e.uniform1iv(this.addr,t)}function Bh(e,t){e.uniform2iv(this.addr,t)}function Vh(e,t){e.uniform3iv(this.addr,t)}function Hh(e,t){e.uniform4iv(this.addr,t)}function Uh(e,t){e.uniform1uiv(this.addr,t)}function Wh(e,t){e.uniform2uiv(this.addr,t)}function Gh(e,t){e.uniform3uiv(this.addr,t)}function Kh(e,t){e.uniform4uiv(this.addr,t)}function qh(e,t,n){let r=this.cache,i=t.length,a=uh(n,i);ch(r,a)||(e.uniform1iv(this.addr,a),lh(r,a));let o;o=this.type===e.SAMPLER_2D_SHADOW?Eh(Zm):Xm;for(let e=0;e!==i;++e)n.setTexture2D(t[e]||o,a[e])}function Jh(e,t,n){let r=this.cache,i=t.length,a=uh(n,i);ch(r,a)||(e.uniform1iv(this.addr,a),lh(r,a));for(let e=0;e!==i;++e)n.setTexture3D(t[e]||eh,a[e])}function Yh(e,t,n){let r=this.cache,i=t.length,a=uh(n,i);ch(r,a)||(e.uniform1iv(this.addr,a),lh(r,a));let o;o=this.type===e.SAMPLER_CUBE_SHADOW?Eh(Qm):th;for(let e=0;e!==i;++e)n.setTextureCube(t[e]||o,a[e])}function Xh(e,t,n){let r=this.cache,i=t.length,a=uh(n,i);ch(r,a)||(e.uniform1iv(this.addr,a),lh(r,a));for(let e=0;e!==i;++e)n.setTexture2DArray(t[e]||$m,a[e])}function Zh(e){switch(e){case 5126:return Mh;case 35664:return Nh;case 35665:return Ph;case 35666:return Fh;case 35674:return Ih;case 35675:return Lh;case 35676:return Rh;case 5124:case 35670:return zh;case 35667:case 35671:return Bh;case 35668:case 35672:return Vh;case 35669:case 35673:return Hh;case 5125:return Uh;case 36294:return Wh;case 36295:return Gh;case 36296:return Kh;case 35678:case 36198:case 36298:case 36306:case 35682:return qh;case 35679:case 36299:case 36307:return Jh;case 35680:case 36300:case 36308:case 36293:return Yh;case 36289:case 36303:case 36311:case 36292:return Xh}}var Qh=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=jh(t.type)}},$h=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=Zh(t.type)}},eg=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let r=this.seq;for(let i=0,a=r.length;i!==a;++i){let a=r[i];a.setValue(e,t[a.id],n)}}},tg=/(\w+)(\])?(\[|\.)?/g;function ng(e,t){e.seq.push(t),e.map[t.id]=t}function rg(e,t,n){let r=e.name,i=r.length;for(tg.lastIndex=0;;){let a=tg.exec(r),o=tg.lastIndex,s=a[1],c=a[2]===`]`,l=a[3];if(c&&(s|=0),l===void 0||l===`[`&&o+2===i){ng(n,l===void 0?new Qh(s,e,t):new $h(s,e,t));break}{let e=n.map[s];e===void 0&&(e=new eg(s),ng(n,e)),n=e}}}var ig=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let r=0;r<n;++r){let n=e.getActiveUniform(t,r);rg(n,e.getUniformLocation(t,n.name),this)}let r=[],i=[];for(let t of this.seq)t.type===e.SAMPLER_2D_SHADOW||t.type===e.SAMPLER_CUBE_SHADOW||t.type===e.SAMPLER_2D_ARRAY_SHADOW?r.push(t):i.push(t);r.length>0&&(this.seq=r.concat(i))}setValue(e,t,n,r){let i=this.map[t];i!==void 0&&i.setValue(e,n,r)}setOptional(e,t,n){let r=t[n];r!==void 0&&this.setValue(e,n,r)}static upload(e,t,n,r){for(let i=0,a=t.length;i!==a;++i){let a=t[i],o=n[a.id];o.needsUpdate!==!1&&a.setValue(e,o.value,r)}}static seqWithValue(e,t){let n=[];for(let r=0,i=e.length;r!==i;++r){let i=e[r];i.id in t&&n.push(i)}return n}};function ag(e,t,n){let r=e.createShader(t);return e.shaderSource(r,n),e.compileShader(r),r}var og=37297,sg=0;function cg(e,t){let n=e.split(`
`),r=[],i=Math.max(t-6,0),a=Math.min(t+6,n.length);for(let e=i;e<a;e++){let i=e+1;r.push(`${i===t?`>`:` `} ${i}: ${n[e]}`)}return r.join(`
`)}var lg=new Q;function ug(e){Gl._getMatrix(lg,Gl.workingColorSpace,e);let t=`mat3( ${lg.elements.map(e=>e.toFixed(4))} )`;switch(Gl.getTransfer(e)){case qc:return[t,`LinearTransferOETF`];case Jc:return[t,`sRGBTransferOETF`];default:return J(`WebGLProgram: Unsupported color space: `,e),[t,`LinearTransferOETF`]}}function dg(e,t,n){let r=e.getShaderParameter(t,e.COMPILE_STATUS),i=(e.getShaderInfoLog(t)||``).trim();if(r&&i===``)return``;let a=/ERROR: 0:(\d+)/.exec(i);if(a){let r=parseInt(a[1]);return n.toUpperCase()+`

`+i+`

`+cg(e.getShaderSource(t),r)}return i}function fg(e,t){let n=ug(t);return[`vec4 ${e}( vec4 value ) {`,`	return ${n[1]}( vec4( ${n[0]} * value.rgb, value.a ) );`,`}`].join(`
`)}var pg={1:`Linear`,2:`Reinhard`,3:`Cineon`,4:`ACESFilmic`,6:`AgX`,7:`Neutral`,5:`Custom`};function mg(e,t){let n=pg[t];return n===void 0?(J(`WebGLProgram: Unsupported toneMapping:`,t),`vec3 `+e+`( vec3 color ) { return LinearToneMapping( color ); }`):`vec3 `+e+`( vec3 color ) { return `+n+`ToneMapping( color ); }`}var hg=new Z;function gg(){return Gl.getLuminanceCoefficients(hg),[`float luminance( const in vec3 rgb ) {`,`	const vec3 weights = vec3( ${hg.x.toFixed(4)}, ${hg.y.toFixed(4)}, ${hg.z.toFixed(4)} );`,`	return dot( weights, rgb );`,`}`].join(`
`)}function _g(e){return[e.extensionClipCullDistance?`#extension GL_ANGLE_clip_cull_distance : require`:``,e.extensionMultiDraw?`#extension GL_ANGLE_multi_draw : require`:``].filter(bg).join(`
`)}function vg(e){let t=[];for(let n in e){let r=e[n];r!==!1&&t.push(`#define `+n+` `+r)}return t.join(`
`)}function yg(e,t){let n={},r=e.getProgramParameter(t,e.ACTIVE_ATTRIBUTES);for(let i=0;i<r;i++){let r=e.getActiveAttrib(t,i),a=r.name,o=1;r.type===e.FLOAT_MAT2&&(o=2),r.type===e.FLOAT_MAT3&&(o=3),r.type===e.FLOAT_MAT4&&(o=4),n[a]={type:r.type,location:e.getAttribLocation(t,a),locationSize:o}}return n}function bg(e){return e!==``}function xg(e,t){let n=t.numSpotLightShadows+t.numSpotLightMaps-t.numSpotLightShadowsWithMaps;return e.replace(/NUM_SUN_LIGHTS/g,t.numSunLights).replace(/NUM_DIR_LIGHTS/g,t.numDirLights).replace(/NUM_SPOT_LIGHTS/g,t.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,t.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,n).replace(/NUM_RECT_AREA_LIGHTS/g,t.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,t.numPointLights).replace(/NUM_HEMI_LIGHTS/g,t.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,t.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,t.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,t.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,t.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,t.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,t.numLightProbeGrids)}function Sg(e,t){return e.replace(/NUM_CLIPPING_PLANES/g,t.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,t.numClippingPlanes-t.numClipIntersection)}var Cg=/^[ \t]*#include +<([\w\d./]+)>/gm;function wg(e){return e.replace(Cg,Tg)}function Tg(e,t){let n=mm[t];if(n===void 0)throw Error(`THREE.WebGLProgram: Can not resolve #include <`+t+`>`);return wg(n)}var Eg=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function Dg(e){return e.replace(Eg,Og)}function Og(e,t,n,r){let i=``;for(let e=parseInt(t);e<parseInt(n);e++)i+=r.replace(/\[\s*i\s*\]/g,`[ `+e+` ]`).replace(/UNROLLED_LOOP_INDEX/g,e);return i}function kg(e){let t=`precision ${e.precision} float;
	precision ${e.precision} int;
	precision ${e.precision} sampler2D;
	precision ${e.precision} samplerCube;
	precision ${e.precision} sampler3D;
	precision ${e.precision} sampler2DArray;
	precision ${e.precision} sampler2DShadow;
	precision ${e.precision} samplerCubeShadow;
	precision ${e.precision} sampler2DArrayShadow;
	precision ${e.precision} isampler2D;
	precision ${e.precision} isampler3D;
	precision ${e.precision} isamplerCube;
	precision ${e.precision} isampler2DArray;
	precision ${e.precision} usampler2D;
	precision ${e.precision} usampler3D;
	precision ${e.precision} usamplerCube;
	precision ${e.precision} usampler2DArray;
	`;return e.precision===`highp`?t+=`
#define HIGH_PRECISION`:e.precision===`mediump`?t+=`
#define MEDIUM_PRECISION`:e.precision===`lowp`&&(t+=`
#define LOW_PRECISION`),t}var Ag={1:`SHADOWMAP_TYPE_PCF`,3:`SHADOWMAP_TYPE_VSM`};function jg(e){return Ag[e.shadowMapType]||`SHADOWMAP_TYPE_BASIC`}var Mg={302:`ENVMAP_MODE_REFRACTION`};function Ng(e){return e.envMap===!1?`ENVMAP_MODE_REFLECTION`:Mg[e.envMapMode]||`ENVMAP_MODE_REFLECTION`}var Pg={0:`ENVMAP_BLENDING_MULTIPLY`,1:`ENVMAP_BLENDING_MIX`,2:`ENVMAP_BLENDING_ADD`};function Fg(e){return e.envMap===!1?`ENVMAP_BLENDING_NONE`:Pg[e.combine]||`ENVMAP_BLENDING_NONE`}function Ig(e,t,n,r){let i=e.getContext(),a=n.defines,o=n.vertexShader,s=n.fragmentShader,c=jg(n),l=n.envMapPMREM===!0?`ENVMAP_TYPE_PMREM`:`ENVMAP_TYPE_CUBE`,u=Ng(n),d=Fg(n),f=_g(n),p=vg(a),m=i.createProgram(),h,g,_=n.glslVersion?`#version `+n.glslVersion+`
`:``;n.isRawShaderMaterial?(h=[`#define SHADER_TYPE `+n.shaderType,`#define SHADER_NAME `+n.shaderName,p].filter(bg).join(`
`),h.length>0&&(h+=`
`),g=[`#define SHADER_TYPE `+n.shaderType,`#define SHADER_NAME `+n.shaderName,p].filter(bg).join(`
`),g.length>0&&(g+=`
`)):(h=[kg(n),`#define SHADER_TYPE `+n.shaderType,`#define SHADER_NAME `+n.shaderName,p,n.extensionClipCullDistance?`#define USE_CLIP_DISTANCE`:``,n.batching?`#define USE_BATCHING`:``,n.batchingColor?`#define USE_BATCHING_COLOR`:``,n.instancing?`#define USE_INSTANCING`:``,n.instancingColor?`#define USE_INSTANCING_COLOR`:``,n.instancingMorph?`#define USE_INSTANCING_MORPH`:``,n.useFog&&n.fog?`#define USE_FOG`:``,n.useFog&&n.fogExp2?`#define FOG_EXP2`:``,n.map?`#define USE_MAP`:``,n.envMap?`#define USE_ENVMAP`:``,n.envMap?`#define `+u:``,n.lightMap?`#define USE_LIGHTMAP`:``,n.aoMap?`#define USE_AOMAP`:``,n.bumpMap?`#define USE_BUMPMAP`:``,n.normalMap?`#define USE_NORMALMAP`:``,n.normalMapObjectSpace?`#define USE_NORMALMAP_OBJECTSPACE`:``,n.normalMapTangentSpace?`#define USE_NORMALMAP_TANGENTSPACE`:``,n.displacementMap?`#define USE_DISPLACEMENTMAP`:``,n.emissiveMap?`#define USE_EMISSIVEMAP`:``,n.anisotropy?`#define USE_ANISOTROPY`:``,n.anisotropyMap?`#define USE_ANISOTROPYMAP`:``,n.clearcoatMap?`#define USE_CLEARCOATMAP`:``,n.clearcoatRoughnessMap?`#define USE_CLEARCOAT_ROUGHNESSMAP`:``,n.clearcoatNormalMap?`#define USE_CLEARCOAT_NORMALMAP`:``,n.diffuseRoughnessMap?`#define USE_DIFFUSE_ROUGHNESSMAP`:``,n.iridescenceMap?`#define USE_IRIDESCENCEMAP`:``,n.iridescenceThicknessMap?`#define USE_IRIDESCENCE_THICKNESSMAP`:``,n.specularMap?`#define USE_SPECULARMAP`:``,n.specularColorMap?`#define USE_SPECULAR_COLORMAP`:``,n.specularIntensityMap?`#define USE_SPECULAR_INTENSITYMAP`:``,n.roughnessMap?`#define USE_ROUGHNESSMAP`:``,n.metalnessMap?`#define USE_METALNESSMAP`:``,n.alphaMap?`#define USE_ALPHAMAP`:``,n.alphaHash?`#define USE_ALPHAHASH`:``,n.transmission?`#define USE_TRANSMISSION`:``,n.transmissionMap?`#define USE_TRANSMISSIONMAP`:``,n.thicknessMap?`#define USE_THICKNESSMAP`:``,n.sheenColorMap?`#define USE_SHEEN_COLORMAP`:``,n.sheenRoughnessMap?`#define USE_SHEEN_ROUGHNESSMAP`:``,n.mapUv?`#define MAP_UV `+n.mapUv:``,n.alphaMapUv?`#define ALPHAMAP_UV `+n.alphaMapUv:``,n.lightMapUv?`#define LIGHTMAP_UV `+n.lightMapUv:``,n.aoMapUv?`#define AOMAP_UV `+n.aoMapUv:``,n.emissiveMapUv?`#define EMISSIVEMAP_UV `+n.emissiveMapUv:``,n.bumpMapUv?`#define BUMPMAP_UV `+n.bumpMapUv:``,n.normalMapUv?`#define NORMALMAP_UV `+n.normalMapUv:``,n.displacementMapUv?`#define DISPLACEMENTMAP_UV `+n.displacementMapUv:``,n.metalnessMapUv?`#define METALNESSMAP_UV `+n.metalnessMapUv:``,n.roughnessMapUv?`#define ROUGHNESSMAP_UV `+n.roughnessMapUv:``,n.anisotropyMapUv?`#define ANISOTROPYMAP_UV `+n.anisotropyMapUv:``,n.clearcoatMapUv?`#define CLEARCOATMAP_UV `+n.clearcoatMapUv:``,n.clearcoatNormalMapUv?`#define CLEARCOAT_NORMALMAP_UV `+n.clearcoatNormalMapUv:``,n.clearcoatRoughnessMapUv?`#define CLEARCOAT_ROUGHNESSMAP_UV `+n.clearcoatRoughnessMapUv:``,n.diffuseRoughnessMapUv?`#define DIFFUSE_ROUGHNESSMAP_UV `+n.diffuseRoughnessMapUv:``,n.iridescenceMapUv?`#define IRIDESCENCEMAP_UV `+n.iridescenceMapUv:``,n.iridescenceThicknessMapUv?`#define IRIDESCENCE_THICKNESSMAP_UV `+n.iridescenceThicknessMapUv:``,n.sheenColorMapUv?`#define SHEEN_COLORMAP_UV `+n.sheenColorMapUv:``,n.sheenRoughnessMapUv?`#define SHEEN_ROUGHNESSMAP_UV `+n.sheenRoughnessMapUv:``,n.specularMapUv?`#define SPECULARMAP_UV `+n.specularMapUv:``,n.specularColorMapUv?`#define SPECULAR_COLORMAP_UV `+n.specularColorMapUv:``,n.specularIntensityMapUv?`#define SPECULAR_INTENSITYMAP_UV `+n.specularIntensityMapUv:``,n.transmissionMapUv?`#define TRANSMISSIONMAP_UV `+n.transmissionMapUv:``,n.thicknessMapUv?`#define THICKNESSMAP_UV `+n.thicknessMapUv:``,n.vertexTangents&&n.flatShading===!1?`#define USE_TANGENT`:``,n.vertexNormals?`#define HAS_NORMAL`:``,n.vertexColors?`#define USE_COLOR`:``,n.vertexAlphas?`#define USE_COLOR_ALPHA`:``,n.vertexUv1s?`#define USE_UV1`:``,n.vertexUv2s?`#define USE_UV2`:``,n.vertexUv3s?`#define USE_UV3`:``,n.pointsUvs?`#define USE_POINTS_UV`:``,n.flatShading?`#define FLAT_SHADED`:``,n.skinning?`#define USE_SKINNING`:``,n.morphTargets?`#define USE_MORPHTARGETS`:``,n.morphNormals&&n.flatShading===!1?`#define USE_MORPHNORMALS`:``,n.morphColors?`#define USE_MORPHCOLORS`:``,n.morphTargetsCount>0?`#define MORPHTARGETS_TEXTURE_STRIDE `+n.morphTextureStride:``,n.morphTargetsCount>0?`#define MORPHTARGETS_COUNT `+n.morphTargetsCount:``,n.doubleSided?`#define DOUBLE_SIDED`:``,n.flipSided?`#define FLIP_SIDED`:``,n.shadowMapEnabled?`#define USE_SHADOWMAP`:``,n.shadowMapEnabled?`#define `+c:``,n.sizeAttenuation?`#define USE_SIZEATTENUATION`:``,n.numLightProbes>0?`#define USE_LIGHT_PROBES`:``,n.logarithmicDepthBuffer?`#define USE_LOGARITHMIC_DEPTH_BUFFER`:``,n.reversedDepthBuffer?`#define USE_REVERSED_DEPTH_BUFFER`:``,`uniform mat4 modelMatrix;`,`uniform mat4 modelViewMatrix;`,`uniform mat4 projectionMatrix;`,`uniform mat4 viewMatrix;`,`uniform mat3 normalMatrix;`,`uniform vec3 cameraPosition;`,`uniform bool isOrthographic;`,`#ifdef USE_INSTANCING`,`	attribute mat4 instanceMatrix;`,`#endif`,`#ifdef USE_INSTANCING_COLOR`,`	attribute vec3 instanceColor;`,`#endif`,`#ifdef USE_INSTANCING_MORPH`,`	uniform sampler2D morphTexture;`,`#endif`,`attribute vec3 position;`,`attribute vec3 normal;`,`attribute vec2 uv;`,`#ifdef USE_UV1`,`	attribute vec2 uv1;`,`#endif`,`#ifdef USE_UV2`,`	attribute vec2 uv2;`,`#endif`,`#ifdef USE_UV3`,`	attribute vec2 uv3;`,`#endif`,`#ifdef USE_TANGENT`,`	attribute vec4 tangent;`,`#endif`,`#if defined( USE_COLOR_ALPHA )`,`	attribute vec4 color;`,`#elif defined( USE_COLOR )`,`	attribute vec3 color;`,`#endif`,`#ifdef USE_SKINNING`,`	attribute vec4 skinIndex;`,`	attribute vec4 skinWeight;`,`#endif`,`
`].filter(bg).join(`
`),g=[kg(n),`#define SHADER_TYPE `+n.shaderType,`#define SHADER_NAME `+n.shaderName,p,n.useFog&&n.fog?`#define USE_FOG`:``,n.useFog&&n.fogExp2?`#define FOG_EXP2`:``,n.alphaToCoverage?`#define ALPHA_TO_COVERAGE`:``,n.map?`#define USE_MAP`:``,n.matcap?`#define USE_MATCAP`:``,n.envMap?`#define USE_ENVMAP`:``,n.envMap?`#define `+l:``,n.envMap?`#define `+u:``,n.envMap?`#define `+d:``,n.envMapPMREM?`#define ENVMAP_MAX_LOD `+n.envMapMaxLod+`.0`:``,n.envMapPMREM?`#define ENVMAP_SIZE `+n.envMapSize+`.0`:``,n.lightMap?`#define USE_LIGHTMAP`:``,n.aoMap?`#define USE_AOMAP`:``,n.bumpMap?`#define USE_BUMPMAP`:``,n.normalMap?`#define USE_NORMALMAP`:``,n.normalMapObjectSpace?`#define USE_NORMALMAP_OBJECTSPACE`:``,n.normalMapTangentSpace?`#define USE_NORMALMAP_TANGENTSPACE`:``,n.packedNormalMap?`#define USE_PACKED_NORMALMAP`:``,n.emissiveMap?`#define USE_EMISSIVEMAP`:``,n.anisotropy?`#define USE_ANISOTROPY`:``,n.anisotropyMap?`#define USE_ANISOTROPYMAP`:``,n.clearcoat?`#define USE_CLEARCOAT`:``,n.clearcoatMap?`#define USE_CLEARCOATMAP`:``,n.clearcoatRoughnessMap?`#define USE_CLEARCOAT_ROUGHNESSMAP`:``,n.clearcoatNormalMap?`#define USE_CLEARCOAT_NORMALMAP`:``,n.diffuseRoughness?`#define USE_DIFFUSE_ROUGHNESS`:``,n.diffuseRoughnessMap?`#define USE_DIFFUSE_ROUGHNESSMAP`:``,n.dispersion?`#define USE_DISPERSION`:``,n.retroreflection?`#define USE_RETROREFLECTION`:``,n.iridescence?`#define USE_IRIDESCENCE`:``,n.iridescenceMap?`#define USE_IRIDESCENCEMAP`:``,n.iridescenceThicknessMap?`#define USE_IRIDESCENCE_THICKNESSMAP`:``,n.specularMap?`#define USE_SPECULARMAP`:``,n.specularColorMap?`#define USE_SPECULAR_COLORMAP`:``,n.specularIntensityMap?`#define USE_SPECULAR_INTENSITYMAP`:``,n.roughnessMap?`#define USE_ROUGHNESSMAP`:``,n.metalnessMap?`#define USE_METALNESSMAP`:``,n.alphaMap?`#define USE_ALPHAMAP`:``,n.alphaTest?`#define USE_ALPHATEST`:``,n.alphaHash?`#define USE_ALPHAHASH`:``,n.sheen?`#define USE_SHEEN`:``,n.sheenColorMap?`#define USE_SHEEN_COLORMAP`:``,n.sheenRoughnessMap?`#define USE_SHEEN_ROUGHNESSMAP`:``,n.transmission?`#define USE_TRANSMISSION`:``,n.transmissionMap?`#define USE_TRANSMISSIONMAP`:``,n.thicknessMap?`#define USE_THICKNESSMAP`:``,n.vertexTangents&&n.flatShading===!1?`#define USE_TANGENT`:``,n.vertexColors||n.instancingColor?`#define USE_COLOR`:``,n.vertexAlphas||n.batchingColor?`#define USE_COLOR_ALPHA`:``,n.vertexUv1s?`#define USE_UV1`:``,n.vertexUv2s?`#define USE_UV2`:``,n.vertexUv3s?`#define USE_UV3`:``,n.pointsUvs?`#define USE_POINTS_UV`:``,n.gradientMap?`#define USE_GRADIENTMAP`:``,n.flatShading?`#define FLAT_SHADED`:``,n.doubleSided?`#define DOUBLE_SIDED`:``,n.flipSided?`#define FLIP_SIDED`:``,n.shadowMapEnabled?`#define USE_SHADOWMAP`:``,n.shadowMapEnabled?`#define `+c:``,n.premultipliedAlpha?`#define PREMULTIPLIED_ALPHA`:``,n.numLightProbes>0?`#define USE_LIGHT_PROBES`:``,n.decodeVideoTexture?`#define DECODE_VIDEO_TEXTURE`:``,n.decodeVideoTextureEmissive?`#define DECODE_VIDEO_TEXTURE_EMISSIVE`:``,n.logarithmicDepthBuffer?`#define USE_LOGARITHMIC_DEPTH_BUFFER`:``,n.reversedDepthBuffer?`#define USE_REVERSED_DEPTH_BUFFER`:``,`uniform mat4 viewMatrix;`,`uniform vec3 cameraPosition;`,`uniform bool isOrthographic;`,n.toneMapping===0?``:`#define TONE_MAPPING`,n.toneMapping===0?``:mm.tonemapping_pars_fragment,n.toneMapping===0?``:mg(`toneMapping`,n.toneMapping),n.dithering?`#define DITHERING`:``,n.opaque?`#define OPAQUE`:``,mm.colorspace_pars_fragment,fg(`linearToOutputTexel`,n.outputColorSpace),gg(),n.useDepthPacking?`#define DEPTH_PACKING `+n.depthPacking:``,`
`].filter(bg).join(`
`)),o=wg(o),o=xg(o,n),o=Sg(o,n),s=wg(s),s=xg(s,n),s=Sg(s,n),o=Dg(o),s=Dg(s),n.isRawShaderMaterial!==!0&&(_=`#version 300 es
`,h=[f,`#define attribute in`,`#define varying out`,`#define texture2D texture`].join(`
`)+`
`+h,g=[`#define varying in`,n.glslVersion===`300 es`?``:`layout(location = 0) out highp vec4 pc_fragColor;`,n.glslVersion===`300 es`?``:`#define gl_FragColor pc_fragColor`,`#define gl_FragDepthEXT gl_FragDepth`,`#define texture2D texture`,`#define textureCube texture`,`#define texture2DProj textureProj`,`#define texture2DLodEXT textureLod`,`#define texture2DProjLodEXT textureProjLod`,`#define textureCubeLodEXT textureLod`,`#define texture2DGradEXT textureGrad`,`#define texture2DProjGradEXT textureProjGrad`,`#define textureCubeGradEXT textureGrad`].join(`
`)+`
`+g);let v=_+h+o,y=_+g+s,b=ag(i,i.VERTEX_SHADER,v),x=ag(i,i.FRAGMENT_SHADER,y);i.attachShader(m,b),i.attachShader(m,x),n.index0AttributeName===void 0?n.hasPositionAttribute===!0&&i.bindAttribLocation(m,0,`position`):i.bindAttribLocation(m,0,n.index0AttributeName),i.linkProgram(m);function S(t){if(e.debug.checkShaderErrors){let n=i.getProgramInfoLog(m)||``,r=i.getShaderInfoLog(b)||``,a=i.getShaderInfoLog(x)||``,o=n.trim(),s=r.trim(),c=a.trim(),l=!0,u=!0;if(i.getProgramParameter(m,i.LINK_STATUS)===!1){if(l=!1,typeof e.debug.onShaderError==`function`)e.debug.onShaderError(i,m,b,x);else{let e=dg(i,b,`vertex`),n=dg(i,x,`fragment`);Y(`WebGLProgram: Shader Error `+i.getError()+` - VALIDATE_STATUS `+i.getProgramParameter(m,i.VALIDATE_STATUS)+`

Material Name: `+t.name+`
Material Type: `+t.type+`

Program Info Log: `+o+`
`+e+`
`+n)}}else o===``?(s===``||c===``)&&(u=!1):J(`WebGLProgram: Program Info Log:`,o);u&&(t.diagnostics={runnable:l,programLog:o,vertexShader:{log:s,prefix:h},fragmentShader:{log:c,prefix:g}})}i.deleteShader(b),i.deleteShader(x),C=new ig(i,m),w=yg(i,m)}let C;this.getUniforms=function(){return C===void 0&&S(this),C};let w;this.getAttributes=function(){return w===void 0&&S(this),w};let T=n.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return T===!1&&(T=i.getProgramParameter(m,og)),T},this.destroy=function(){r.releaseStatesOfProgram(this),i.deleteProgram(m),this.program=void 0},this.type=n.shaderType,this.name=n.shaderName,this.id=sg++,this.cacheKey=t,this.usedTimes=1,this.program=m,this.vertexShader=b,this.fragmentShader=x,this}var Lg=0,Rg=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let r=this._getShaderCacheForMaterial(e);return r.has(t)===!1&&(r.add(t),t.usedTimes++),r.has(n)===!1&&(r.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let e of t)e.usedTimes--,e.usedTimes===0&&this.shaderCache.delete(e.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new zg(e),t.set(e,n)),n}},zg=class{constructor(e){this.id=Lg++,this.code=e,this.usedTimes=0}};function Bg(e){return e===1030||e===37490||e===36285}function Vg(e,t,n,r,i,a){let o=new vu,s=new Rg,c=new Set,l=[],u=new Map,d=r.logarithmicDepthBuffer,f={MeshDepthMaterial:`depth`,MeshDistanceMaterial:`distance`,MeshNormalMaterial:`normal`,MeshBasicMaterial:`basic`,MeshLambertMaterial:`lambert`,MeshPhongMaterial:`phong`,MeshToonMaterial:`toon`,MeshStandardMaterial:`physical`,MeshPhysicalMaterial:`physical`,MeshMatcapMaterial:`matcap`,LineBasicMaterial:`basic`,LineDashedMaterial:`dashed`,PointsMaterial:`points`,ShadowMaterial:`shadow`,SpriteMaterial:`sprite`};function p(e){return c.add(e),e===0?`uv`:`uv${e}`}function m(i,o,l,u,m,h){let g=u.fog,_=m.geometry,v=i.isMeshStandardMaterial||i.isMeshLambertMaterial||i.isMeshPhongMaterial?u.environment:null,y=i.isMeshStandardMaterial||i.isMeshLambertMaterial&&!i.envMap||i.isMeshPhongMaterial&&!i.envMap,b=t.get(i.envMap||v,y),x=f[i.type],S=r.precision;i.precision!==null&&(S=r.getMaxPrecision(i.precision),S!==i.precision&&J(`WebGLProgram.getParameters:`,i.precision,`not supported, using`,S,`instead.`));let C=_.morphAttributes.position||_.morphAttributes.normal||_.morphAttributes.color,w=C===void 0?0:C.length,T=0;_.morphAttributes.position!==void 0&&(T=1),_.morphAttributes.normal!==void 0&&(T=2),_.morphAttributes.color!==void 0&&(T=3);let E,D,O,k;if(x){let e=hm[x];E=e.vertexShader,D=e.fragmentShader}else{E=i.vertexShader,D=i.fragmentShader;let e=s.getVertexShaderStage(i),t=s.getFragmentShaderStage(i);s.update(i,e,t),O=e.id,k=t.id}let A=e.getRenderTarget(),j=e.state.buffers.depth.getReversed(),M=m.isInstancedMesh===!0,N=m.isBatchedMesh===!0,ee=!!i.map,te=!!i.matcap,ne=!!b,re=ne&&b.isPMREMTexture===!0,P=!!i.aoMap,F=!!i.lightMap,ie=!!i.bumpMap&&i.wireframe===!1,I=!!i.normalMap,L=!!i.displacementMap,R=!!i.emissiveMap,ae=!!i.metalnessMap,oe=!!i.roughnessMap,se=i.anisotropy>0,ce=i.clearcoat>0,le=i.diffuseRoughness>0,ue=i.dispersion>0,de=i.retroreflectivity>0,fe=i.iridescence>0,pe=i.sheen>0,me=i.transmission>0,z=se&&!!i.anisotropyMap,he=ce&&!!i.clearcoatMap,ge=ce&&!!i.clearcoatNormalMap,_e=ce&&!!i.clearcoatRoughnessMap,ve=le&&!!i.diffuseRoughnessMap,B=fe&&!!i.iridescenceMap,V=fe&&!!i.iridescenceThicknessMap,H=pe&&!!i.sheenColorMap,ye=pe&&!!i.sheenRoughnessMap,U=!!i.specularMap,be=!!i.specularColorMap,W=!!i.specularIntensityMap,G=me&&!!i.transmissionMap,K=me&&!!i.thicknessMap,xe=!!i.gradientMap,q=!!i.alphaMap,Se=i.alphaTest>0,Ce=!!i.alphaHash,we=!!i.extensions,Te=0;i.toneMapped&&(A===null||A.isXRRenderTarget===!0)&&(Te=e.toneMapping);let Ee=re?b.isCompressedCubeTexture?b.image[0].mipmaps:b.mipmaps:null,De={shaderID:x,shaderType:i.type,shaderName:i.name,vertexShader:E,fragmentShader:D,defines:i.defines,customVertexShaderID:O,customFragmentShaderID:k,isRawShaderMaterial:i.isRawShaderMaterial===!0,glslVersion:i.glslVersion,precision:S,batching:N,batchingColor:N&&m._colorsTexture!==null,instancing:M,instancingColor:M&&m.instanceColor!==null,instancingMorph:M&&m.morphTexture!==null,outputColorSpace:A===null?e.outputColorSpace:A.isXRRenderTarget===!0?A.texture.colorSpace:Gl.workingColorSpace,alphaToCoverage:!!i.alphaToCoverage,map:ee,matcap:te,envMap:ne,envMapMode:ne&&b.mapping,envMapPMREM:re,envMapMaxLod:re?Ee.length-1:null,envMapSize:re?Ee[0].width:null,aoMap:P,lightMap:F,bumpMap:ie,normalMap:I,displacementMap:L,emissiveMap:R,normalMapObjectSpace:I&&i.normalMapType===1,normalMapTangentSpace:I&&i.normalMapType===0,packedNormalMap:I&&i.normalMapType===0&&Bg(i.normalMap.format),metalnessMap:ae,roughnessMap:oe,anisotropy:se,anisotropyMap:z,clearcoat:ce,clearcoatMap:he,clearcoatNormalMap:ge,clearcoatRoughnessMap:_e,diffuseRoughness:le,diffuseRoughnessMap:ve,dispersion:ue,retroreflection:de,iridescence:fe,iridescenceMap:B,iridescenceThicknessMap:V,sheen:pe,sheenColorMap:H,sheenRoughnessMap:ye,specularMap:U,specularColorMap:be,specularIntensityMap:W,transmission:me,transmissionMap:G,thicknessMap:K,gradientMap:xe,opaque:i.transparent===!1&&i.blending===1&&i.alphaToCoverage===!1,alphaMap:q,alphaTest:Se,alphaHash:Ce,combine:i.combine,mapUv:ee&&p(i.map.channel),aoMapUv:P&&p(i.aoMap.channel),lightMapUv:F&&p(i.lightMap.channel),bumpMapUv:ie&&p(i.bumpMap.channel),normalMapUv:I&&p(i.normalMap.channel),displacementMapUv:L&&p(i.displacementMap.channel),emissiveMapUv:R&&p(i.emissiveMap.channel),metalnessMapUv:ae&&p(i.metalnessMap.channel),roughnessMapUv:oe&&p(i.roughnessMap.channel),anisotropyMapUv:z&&p(i.anisotropyMap.channel),clearcoatMapUv:he&&p(i.clearcoatMap.channel),clearcoatNormalMapUv:ge&&p(i.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:_e&&p(i.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:ve&&p(i.diffuseRoughnessMap.channel),iridescenceMapUv:B&&p(i.iridescenceMap.channel),iridescenceThicknessMapUv:V&&p(i.iridescenceThicknessMap.channel),sheenColorMapUv:H&&p(i.sheenColorMap.channel),sheenRoughnessMapUv:ye&&p(i.sheenRoughnessMap.channel),specularMapUv:U&&p(i.specularMap.channel),specularColorMapUv:be&&p(i.specularColorMap.channel),specularIntensityMapUv:W&&p(i.specularIntensityMap.channel),transmissionMapUv:G&&p(i.transmissionMap.channel),thicknessMapUv:K&&p(i.thicknessMap.channel),alphaMapUv:q&&p(i.alphaMap.channel),vertexTangents:!!_.attributes.tangent&&(I||se),vertexNormals:!!_.attributes.normal,vertexColors:i.vertexColors,vertexAlphas:i.vertexColors===!0&&!!_.attributes.color&&_.attributes.color.itemSize===4,pointsUvs:m.isPoints===!0&&!!_.attributes.uv&&(ee||q),fog:!!g,useFog:i.fog===!0,fogExp2:!!g&&g.isFogExp2,flatShading:i.wireframe===!1&&(i.flatShading===!0||_.attributes.normal===void 0&&I===!1&&(i.isMeshLambertMaterial||i.isMeshPhongMaterial||i.isMeshStandardMaterial||i.isMeshPhysicalMaterial)),sizeAttenuation:i.sizeAttenuation===!0,logarithmicDepthBuffer:d,reversedDepthBuffer:j,skinning:m.isSkinnedMesh===!0,hasPositionAttribute:_.attributes.position!==void 0,morphTargets:_.morphAttributes.position!==void 0,morphNormals:_.morphAttributes.normal!==void 0,morphColors:_.morphAttributes.color!==void 0,morphTargetsCount:w,morphTextureStride:T,numSunLights:o.sun.length,numDirLights:o.directional.length,numPointLights:o.point.length,numSpotLights:o.spot.length,numSpotLightMaps:o.spotLightMap.length,numRectAreaLights:o.rectArea.length,numHemiLights:o.hemi.length,numSunLightShadows:o.sunShadowMap.length,numDirLightShadows:o.directionalShadowMap.length,numPointLightShadows:o.pointShadowMap.length,numSpotLightShadows:o.spotShadowMap.length,numSpotLightShadowsWithMaps:o.numSpotLightShadowsWithMaps,numLightProbes:o.numLightProbes,numLightProbeGrids:h.filter(e=>e.texture!==null).length,numClippingPlanes:a.numPlanes,numClipIntersection:a.numIntersection,dithering:i.dithering,shadowMapEnabled:e.shadowMap.enabled&&l.length>0,shadowMapType:e.shadowMap.type,toneMapping:Te,decodeVideoTexture:ee&&i.map.isVideoTexture===!0&&Gl.getTransfer(i.map.colorSpace)===`srgb`,decodeVideoTextureEmissive:R&&i.emissiveMap.isVideoTexture===!0&&Gl.getTransfer(i.emissiveMap.colorSpace)===`srgb`,premultipliedAlpha:i.premultipliedAlpha,doubleSided:i.side===2,flipSided:i.side===1,useDepthPacking:i.depthPacking>=0,depthPacking:i.depthPacking||0,index0AttributeName:i.index0AttributeName,extensionClipCullDistance:we&&i.extensions.clipCullDistance===!0&&n.has(`WEBGL_clip_cull_distance`),extensionMultiDraw:(we&&i.extensions.multiDraw===!0||N)&&n.has(`WEBGL_multi_draw`),rendererExtensionParallelShaderCompile:n.has(`KHR_parallel_shader_compile`),customProgramCacheKey:i.customProgramCacheKey()};return De.vertexUv1s=c.has(1),De.vertexUv2s=c.has(2),De.vertexUv3s=c.has(3),c.clear(),De}function h(t){let n=[];if(t.shaderID?n.push(t.shaderID):(n.push(t.customVertexShaderID),n.push(t.customFragmentShaderID)),t.defines!==void 0)for(let e in t.defines)n.push(e),n.push(t.defines[e]);return t.isRawShaderMaterial===!1&&(g(n,t),_(n,t),n.push(e.outputColorSpace)),n.push(t.customProgramCacheKey),n.join()}function g(e,t){e.push(t.precision),e.push(t.outputColorSpace),e.push(t.envMapMode),e.push(t.envMapPMREM),e.push(t.envMapMaxLod),e.push(t.envMapSize),e.push(t.mapUv),e.push(t.alphaMapUv),e.push(t.lightMapUv),e.push(t.aoMapUv),e.push(t.bumpMapUv),e.push(t.normalMapUv),e.push(t.displacementMapUv),e.push(t.emissiveMapUv),e.push(t.metalnessMapUv),e.push(t.roughnessMapUv),e.push(t.anisotropyMapUv),e.push(t.clearcoatMapUv),e.push(t.clearcoatNormalMapUv),e.push(t.clearcoatRoughnessMapUv),e.push(t.diffuseRoughnessMapUv),e.push(t.iridescenceMapUv),e.push(t.iridescenceThicknessMapUv),e.push(t.sheenColorMapUv),e.push(t.sheenRoughnessMapUv),e.push(t.specularMapUv),e.push(t.specularColorMapUv),e.push(t.specularIntensityMapUv),e.push(t.transmissionMapUv),e.push(t.thicknessMapUv),e.push(t.combine),e.push(t.fogExp2),e.push(t.sizeAttenuation),e.push(t.morphTargetsCount),e.push(t.numSunLights),e.push(t.numDirLights),e.push(t.numPointLights),e.push(t.numSpotLights),e.push(t.numSpotLightMaps),e.push(t.numHemiLights),e.push(t.numRectAreaLights),e.push(t.numSunLightShadows),e.push(t.numDirLightShadows),e.push(t.numPointLightShadows),e.push(t.numSpotLightShadows),e.push(t.numSpotLightShadowsWithMaps),e.push(t.numLightProbes),e.push(t.numLightProbeGrids),e.push(t.shadowMapType),e.push(t.toneMapping),e.push(t.numClippingPlanes),e.push(t.numClipIntersection),e.push(t.depthPacking)}function _(e,t){o.disableAll(),t.instancing&&o.enable(0),t.instancingColor&&o.enable(1),t.instancingMorph&&o.enable(2),t.matcap&&o.enable(3),t.envMap&&o.enable(4),t.normalMapObjectSpace&&o.enable(5),t.normalMapTangentSpace&&o.enable(6),t.clearcoat&&o.enable(7),t.iridescence&&o.enable(8),t.alphaTest&&o.enable(9),t.vertexColors&&o.enable(10),t.vertexAlphas&&o.enable(11),t.vertexUv1s&&o.enable(12),t.vertexUv2s&&o.enable(13),t.vertexUv3s&&o.enable(14),t.vertexTangents&&o.enable(15),t.anisotropy&&o.enable(16),t.alphaHash&&o.enable(17),t.batching&&o.enable(18),t.dispersion&&o.enable(19),t.retroreflection&&o.enable(24),t.diffuseRoughness&&o.enable(25),t.batchingColor&&o.enable(20),t.gradientMap&&o.enable(21),t.packedNormalMap&&o.enable(22),t.vertexNormals&&o.enable(23),e.push(o.mask),o.disableAll(),t.fog&&o.enable(0),t.useFog&&o.enable(1),t.flatShading&&o.enable(2),t.logarithmicDepthBuffer&&o.enable(3),t.reversedDepthBuffer&&o.enable(4),t.skinning&&o.enable(5),t.morphTargets&&o.enable(6),t.morphNormals&&o.enable(7),t.morphColors&&o.enable(8),t.premultipliedAlpha&&o.enable(9),t.shadowMapEnabled&&o.enable(10),t.doubleSided&&o.enable(11),t.flipSided&&o.enable(12),t.useDepthPacking&&o.enable(13),t.dithering&&o.enable(14),t.transmission&&o.enable(15),t.sheen&&o.enable(16),t.opaque&&o.enable(17),t.pointsUvs&&o.enable(18),t.decodeVideoTexture&&o.enable(19),t.decodeVideoTextureEmissive&&o.enable(20),t.alphaToCoverage&&o.enable(21),t.numLightProbeGrids>0&&o.enable(22),t.hasPositionAttribute&&o.enable(23),e.push(o.mask)}function v(e){let t=f[e.type],n;if(t){let e=hm[t];n=rp.clone(e.uniforms)}else n=e.uniforms;return n}function y(t,n){let r=u.get(n);return r===void 0?(r=new Ig(e,n,t,i),l.push(r),u.set(n,r)):++r.usedTimes,r}function b(e){if(--e.usedTimes===0){let t=l.indexOf(e);l[t]=l[l.length-1],l.pop(),u.delete(e.cacheKey),e.destroy()}}function x(e){s.remove(e)}function S(){s.dispose()}return{getParameters:m,getProgramCacheKey:h,getUniforms:v,acquireProgram:y,releaseProgram:b,releaseShaderCache:x,programs:l,dispose:S}}function Hg(){let e=new WeakMap;function t(t){return e.has(t)}function n(t){let n=e.get(t);return n===void 0&&(n={},e.set(t,n)),n}function r(t){e.delete(t)}function i(t,n,r){e.get(t)[n]=r}function a(){e=new WeakMap}return{has:t,get:n,remove:r,update:i,dispose:a}}function Ug(e,t){return e.groupOrder===t.groupOrder?e.renderOrder===t.renderOrder?e.material.id===t.material.id?e.materialVariant===t.materialVariant?e.z===t.z?e.id-t.id:e.z-t.z:e.materialVariant-t.materialVariant:e.material.id-t.material.id:e.renderOrder-t.renderOrder:e.groupOrder-t.groupOrder}function Wg(e,t){return e.groupOrder===t.groupOrder?e.renderOrder===t.renderOrder?e.z===t.z?e.id-t.id:t.z-e.z:e.renderOrder-t.renderOrder:e.groupOrder-t.groupOrder}function Gg(){let e=[],t=0,n=[],r=[],i=[];function a(){t=0,n.length=0,r.length=0,i.length=0}function o(e){let t=0;return e.isInstancedMesh&&(t+=2),e.isSkinnedMesh&&(t+=1),t}function s(n,r,i,a,s,c){let l=e[t];return l===void 0?(l={id:n.id,object:n,geometry:r,material:i,materialVariant:o(n),groupOrder:a,renderOrder:n.renderOrder,z:s,group:c},e[t]=l):(l.id=n.id,l.object=n,l.geometry=r,l.material=i,l.materialVariant=o(n),l.groupOrder=a,l.renderOrder=n.renderOrder,l.z=s,l.group=c),t++,l}function c(e,t,a,o,c,l,u){u.reversedDepth===!0&&(c=-c);let d=s(e,t,a,o,c,l);a.transmission>0?r.push(d):a.transparent===!0?i.push(d):n.push(d)}function l(e,t,a,o,c,l){let u=s(e,t,a,o,c,l);a.transmission>0?r.unshift(u):a.transparent===!0?i.unshift(u):n.unshift(u)}function u(e,t){n.length>1&&n.sort(e||Ug),r.length>1&&r.sort(t||Wg),i.length>1&&i.sort(t||Wg)}function d(){for(let n=t,r=e.length;n<r;n++){let t=e[n];if(t.id===null)break;t.id=null,t.object=null,t.geometry=null,t.material=null,t.group=null}}return{opaque:n,transmissive:r,transparent:i,init:a,push:c,unshift:l,finish:d,sort:u}}function Kg(){let e=new WeakMap;function t(t,n){let r=e.get(t),i;return r===void 0?(i=new Gg,e.set(t,[i])):n>=r.length?(i=new Gg,r.push(i)):i=r[n],i}function n(){e=new WeakMap}return{get:t,dispose:n}}function qg(){let e={};return{get:function(t){if(e[t.id]!==void 0)return e[t.id];let n;switch(t.type){case`SunLight`:case`DirectionalLight`:n={direction:new Z,color:new Hu};break;case`SpotLight`:n={position:new Z,direction:new Z,color:new Hu,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case`PointLight`:n={position:new Z,color:new Hu,distance:0,decay:0};break;case`HemisphereLight`:n={direction:new Z,skyColor:new Hu,groundColor:new Hu};break;case`RectAreaLight`:n={color:new Hu,position:new Z,halfWidth:new Z,halfHeight:new Z}}return e[t.id]=n,n}}}function Jg(){let e={};return{get:function(t){if(e[t.id]!==void 0)return e[t.id];let n;switch(t.type){case`SunLight`:case`DirectionalLight`:n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new X};break;case`SpotLight`:n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new X};break;case`PointLight`:n={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new X,shadowCameraNear:1,shadowCameraFar:1e3}}return e[t.id]=n,n}}}var Yg=0;function Xg(e,t){return(t.castShadow?2:0)-(e.castShadow?2:0)+ +!!t.map-!!e.map}function Zg(e){let t=new qg,n=Jg(),r={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let e=0;e<9;e++)r.probe.push(new Z);let i=new Z,a=new su,o=new su;function s(i){let a=0,o=0,s=0;for(let e=0;e<9;e++)r.probe[e].set(0,0,0);let c=0,l=0,u=0,d=0,f=0,p=0,m=0,h=0,g=0,_=0,v=0,y=0,b=0,x=0;i.sort(Xg);for(let e=0,S=i.length;e<S;e++){let S=i[e],C=S.color,w=S.intensity,T=S.distance,E=null;if(S.shadow&&S.shadow.map&&(E=S.shadow.map.texture.format===1030?S.shadow.map.texture:S.shadow.map.depthTexture||S.shadow.map.texture),S.isAmbientLight)a+=C.r*w,o+=C.g*w,s+=C.b*w;else if(S.isLightProbe){for(let e=0;e<9;e++)r.probe[e].addScaledVector(S.sh.coefficients[e],w);x++}else if(S.isSunLight){let e=t.get(S);if(e.color.copy(S.color).multiplyScalar(S.intensity),S.castShadow){let e=S.shadow,t=n.get(S);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize.copy(e.mapSize).multiply(e.getFrameExtents()),r.sunShadow[l]=t,r.sunShadowMap[l]=E;let i=e.getViewportCount();for(let t=0;t<i;t++)r.sunShadowMatrix[u+t]=e.getMatrix(t),r.sunShadowCascade[u+t]=e._cascadeData[t];u+=i,l++}r.sun[c]=e,c++}else if(S.isDirectionalLight){let e=t.get(S);if(e.color.copy(S.color).multiplyScalar(S.intensity),S.castShadow){let e=S.shadow,t=n.get(S);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize=e.mapSize,r.directionalShadow[d]=t,r.directionalShadowMap[d]=E,r.directionalShadowMatrix[d]=S.shadow.matrix,g++}r.directional[d]=e,d++}else if(S.isSpotLight){let e=t.get(S);e.position.setFromMatrixPosition(S.matrixWorld),e.color.copy(C).multiplyScalar(w),e.distance=T,e.coneCos=Math.cos(S.angle),e.penumbraCos=Math.cos(S.angle*(1-S.penumbra)),e.decay=S.decay,r.spot[p]=e;let i=S.shadow;if(S.map&&(r.spotLightMap[y]=S.map,y++,i.updateMatrices(S),S.castShadow&&b++),r.spotLightMatrix[p]=i.matrix,S.castShadow){let e=n.get(S);e.shadowIntensity=i.intensity,e.shadowBias=i.bias,e.shadowNormalBias=i.normalBias,e.shadowRadius=i.radius,e.shadowMapSize=i.mapSize,r.spotShadow[p]=e,r.spotShadowMap[p]=E,v++}p++}else if(S.isRectAreaLight){let e=t.get(S);e.color.copy(C).multiplyScalar(w),e.halfWidth.set(S.width*.5,0,0),e.halfHeight.set(0,S.height*.5,0),r.rectArea[m]=e,m++}else if(S.isPointLight){let e=t.get(S);if(e.color.copy(S.color).multiplyScalar(S.intensity),e.distance=S.distance,e.decay=S.decay,S.castShadow){let e=S.shadow,t=n.get(S);t.shadowIntensity=e.intensity,t.shadowBias=e.bias,t.shadowNormalBias=e.normalBias,t.shadowRadius=e.radius,t.shadowMapSize=e.mapSize,t.shadowCameraNear=e.camera.near,t.shadowCameraFar=e.camera.far,r.pointShadow[f]=t,r.pointShadowMap[f]=E,r.pointShadowMatrix[f]=S.shadow.matrix,_++}r.point[f]=e,f++}else if(S.isHemisphereLight){let e=t.get(S);e.skyColor.copy(S.color).multiplyScalar(w),e.groundColor.copy(S.groundColor).multiplyScalar(w),r.hemi[h]=e,h++}}m>0&&(e.has(`OES_texture_float_linear`)===!0?(r.rectAreaLTC1=$.LTC_FLOAT_1,r.rectAreaLTC2=$.LTC_FLOAT_2):(r.rectAreaLTC1=$.LTC_HALF_1,r.rectAreaLTC2=$.LTC_HALF_2)),r.ambient[0]=a,r.ambient[1]=o,r.ambient[2]=s;let S=r.hash;(S.sunLength!==c||S.directionalLength!==d||S.pointLength!==f||S.spotLength!==p||S.rectAreaLength!==m||S.hemiLength!==h||S.numSunShadows!==l||S.numDirectionalShadows!==g||S.numPointShadows!==_||S.numSpotShadows!==v||S.numSpotMaps!==y||S.numLightProbes!==x)&&(r.sun.length=c,r.directional.length=d,r.spot.length=p,r.rectArea.length=m,r.point.length=f,r.hemi.length=h,r.sunShadow.length=l,r.sunShadowMap.length=l,r.sunShadowMatrix.length=u,r.sunShadowCascade.length=u,r.directionalShadow.length=g,r.directionalShadowMap.length=g,r.directionalShadowMatrix.length=g,r.pointShadow.length=_,r.pointShadowMap.length=_,r.pointShadowMatrix.length=_,r.spotShadow.length=v,r.spotShadowMap.length=v,r.spotLightMatrix.length=v+y-b,r.spotLightMap.length=y,r.numSpotLightShadowsWithMaps=b,r.numLightProbes=x,S.sunLength=c,S.directionalLength=d,S.pointLength=f,S.spotLength=p,S.rectAreaLength=m,S.hemiLength=h,S.numSunShadows=l,S.numDirectionalShadows=g,S.numPointShadows=_,S.numSpotShadows=v,S.numSpotMaps=y,S.numLightProbes=x,r.version=Yg++)}function c(e,t){let n=0,s=0,c=0,l=0,u=0,d=0,f=t.matrixWorldInverse;for(let t=0,p=e.length;t<p;t++){let p=e[t];if(p.isSunLight){let e=r.sun[n];e.direction.setFromMatrixPosition(p.matrixWorld),e.direction.transformDirection(f),n++}else if(p.isDirectionalLight){let e=r.directional[s];e.direction.setFromMatrixPosition(p.matrixWorld),i.setFromMatrixPosition(p.target.matrixWorld),e.direction.sub(i),e.direction.transformDirection(f),s++}else if(p.isSpotLight){let e=r.spot[l];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(f),e.direction.setFromMatrixPosition(p.matrixWorld),i.setFromMatrixPosition(p.target.matrixWorld),e.direction.sub(i),e.direction.transformDirection(f),l++}else if(p.isRectAreaLight){let e=r.rectArea[u];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(f),o.identity(),a.copy(p.matrixWorld),a.premultiply(f),o.extractRotation(a),e.halfWidth.set(p.width*.5,0,0),e.halfHeight.set(0,p.height*.5,0),e.halfWidth.applyMatrix4(o),e.halfHeight.applyMatrix4(o),u++}else if(p.isPointLight){let e=r.point[c];e.position.setFromMatrixPosition(p.matrixWorld),e.position.applyMatrix4(f),c++}else if(p.isHemisphereLight){let e=r.hemi[d];e.direction.setFromMatrixPosition(p.matrixWorld),e.direction.transformDirection(f),d++}}}return{setup:s,setupView:c,state:r}}function Qg(e){let t=new Zg(e),n=[],r=[],i=[];function a(e){u.camera=e,n.length=0,r.length=0,i.length=0}function o(e){e.isLightProbeGrid?i.push(e):n.push(e)}function s(e){r.push(e)}function c(){t.setup(n),i.sort((e,t)=>e.priority-t.priority||e.id-t.id)}function l(e){t.setupView(n,e)}let u={lightsArray:n,shadowsArray:r,lightProbeGridArray:i,camera:null,lights:t,transmissionRenderTarget:{},textureUnits:0};return{init:a,state:u,setupLights:c,setupLightsView:l,pushLight:o,pushShadow:s}}function $g(e){let t=new WeakMap;function n(n,r=0){let i=t.get(n),a;return i===void 0?(a=new Qg(e),t.set(n,[a])):r>=i.length?(a=new Qg(e),i.push(a)):a=i[r],a}function r(){t=new WeakMap}return{get:n,dispose:r}}var e_=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,t_=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,n_=[new Z(1,0,0),new Z(-1,0,0),new Z(0,1,0),new Z(0,-1,0),new Z(0,0,1),new Z(0,0,-1)],r_=[new Z(0,-1,0),new Z(0,-1,0),new Z(0,0,1),new Z(0,0,-1),new Z(0,-1,0),new Z(0,-1,0)],i_=new su,a_=new Z,o_=new Z;function s_(e,t,n){let r=new gf,i=new X,a=new X,o=new nu,s=new cp,c=new lp,l={},u=n.maxTextureSize,d={0:1,1:0,2:2},f=new op({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new X},radius:{value:4}},vertexShader:e_,fragmentShader:t_}),p=f.clone();p.defines.HORIZONTAL_PASS=1;let m=new Rd;m.setAttribute(`position`,new Cd(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let h=new lf(m,f),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=1;let _=this.type;this.render=function(t,n,s){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||t.length===0)return;this.type===2&&(J(`WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead.`),this.type=1);let c=e.getRenderTarget(),l=e.getActiveCubeFace(),d=e.getActiveMipmapLevel(),f=e.state;f.setBlending(0),f.buffers.depth.getReversed()===!0?f.buffers.color.setClear(0,0,0,0):f.buffers.color.setClear(1,1,1,1),f.buffers.depth.setTest(!0),f.setScissorTest(!1);let p=_!==this.type;p&&n.traverse(function(e){e.material&&(Array.isArray(e.material)?e.material.forEach(e=>e.needsUpdate=!0):e.material.needsUpdate=!0)});for(let c=0,l=t.length;c<l;c++){let l=t[c],d=l.shadow;if(d===void 0){J(`WebGLShadowMap:`,l,`has no shadow.`);continue}if(d.autoUpdate===!1&&d.needsUpdate===!1)continue;i.copy(d.mapSize);let m=d.getFrameExtents();i.multiply(m),a.copy(d.mapSize),(i.x>u||i.y>u)&&(i.x>u&&(a.x=Math.floor(u/m.x),i.x=a.x*m.x,d.mapSize.x=a.x),i.y>u&&(a.y=Math.floor(u/m.y),i.y=a.y*m.y,d.mapSize.y=a.y));let h=e.state.buffers.depth.getReversed();if(d.camera._reversedDepth=h,d.map===null||p===!0){if(d.map!==null&&(d.map.depthTexture!==null&&(d.map.depthTexture.dispose(),d.map.depthTexture=null),d.map.dispose()),this.type===3){if(l.isPointLight){J(`WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.`);continue}d.map=new iu(i.x,i.y,{format:Qs,type:zs,minFilter:ks,magFilter:ks,generateMipmaps:!1}),d.map.texture.name=l.name+`.shadowMap`,d.map.depthTexture=new Bf(i.x,i.y,Rs),d.map.depthTexture.name=l.name+`.shadowMapDepth`,d.map.depthTexture.format=Js,d.map.depthTexture.compareFunction=null,d.map.depthTexture.minFilter=Es,d.map.depthTexture.magFilter=Es}else l.isPointLight?(d.map=new wm(i.x),d.map.depthTexture=new Vf(i.x,Ls)):(d.map=new iu(i.x,i.y),d.map.depthTexture=new Bf(i.x,i.y,Ls)),d.map.depthTexture.name=l.name+`.shadowMap`,d.map.depthTexture.format=Js,this.type===1?(d.map.depthTexture.compareFunction=h?518:515,d.map.depthTexture.minFilter=ks,d.map.depthTexture.magFilter=ks):(d.map.depthTexture.compareFunction=null,d.map.depthTexture.minFilter=Es,d.map.depthTexture.magFilter=Es);d.camera.updateProjectionMatrix()}d.map.isWebGLCubeRenderTarget!==!0&&(d.map.width!==i.x||d.map.height!==i.y)&&d.map.setSize(i.x,i.y);let g=d.map.isWebGLCubeRenderTarget?6:d.getViewportCount();l.isPointLight!==!0&&d.updateMatrices(l,s);let _=d.camera.layers.mask&4294967294?d.camera.layers:s.layers;for(let t=0;t<g;t++){let i=d.getCamera(t);if(l.isPointLight){let e=d.camera,n=d.matrix,r=l.distance||e.far;r!==e.far&&(e.far=r,e.updateProjectionMatrix()),a_.setFromMatrixPosition(l.matrixWorld),e.position.copy(a_),o_.copy(e.position),o_.add(n_[t]),e.up.copy(r_[t]),e.lookAt(o_),e.updateMatrixWorld(),n.makeTranslation(-a_.x,-a_.y,-a_.z),i_.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),d._frustum.setFromProjectionMatrix(i_,e.coordinateSystem,e.reversedDepth)}if(d.map.isWebGLCubeRenderTarget)e.setRenderTarget(d.map,t),e.clear();else{t===0&&(e.setRenderTarget(d.map),e.clear());let n=d.getViewport(t);o.set(a.x*n.x,a.y*n.y,a.x*n.z,a.y*n.w),f.viewport(o)}r=d.getFrustum(t),b(n,s,i,l,_,this.type)}d.isPointLightShadow!==!0&&this.type===3&&v(d,s),d.needsUpdate=!1}_=this.type,g.needsUpdate=!1,e.setRenderTarget(c,l,d)};function v(n,r){let a=t.update(h);f.defines.VSM_SAMPLES!==n.blurSamples&&(f.defines.VSM_SAMPLES=n.blurSamples,p.defines.VSM_SAMPLES=n.blurSamples,f.needsUpdate=!0,p.needsUpdate=!0),n.mapPass===null?n.mapPass=new iu(i.x,i.y,{format:Qs,type:zs}):(n.mapPass.width!==n.map.width||n.mapPass.height!==n.map.height)&&n.mapPass.setSize(n.map.width,n.map.height),f.uniforms.shadow_pass.value=n.map.depthTexture,f.uniforms.resolution.value.set(n.map.width,n.map.height),f.uniforms.radius.value=n.radius,e.setRenderTarget(n.mapPass),e.clear(),e.renderBufferDirect(r,null,a,f,h,null),p.uniforms.shadow_pass.value=n.mapPass.texture,p.uniforms.resolution.value.set(n.map.width,n.map.height),p.uniforms.radius.value=n.radius,e.setRenderTarget(n.map),e.clear(),e.renderBufferDirect(r,null,a,p,h,null)}function y(t,n,r,i){let a=null,o=r.isPointLight===!0?t.customDistanceMaterial:t.customDepthMaterial;if(o!==void 0)a=o;else if(a=r.isPointLight===!0?c:s,e.localClippingEnabled&&n.clipShadows===!0&&Array.isArray(n.clippingPlanes)&&n.clippingPlanes.length!==0||n.displacementMap&&n.displacementScale!==0||n.alphaMap&&n.alphaTest>0||n.map&&n.alphaTest>0||n.alphaToCoverage===!0){let e=a.uuid,t=n.uuid,r=l[e];r===void 0&&(r={},l[e]=r);let i=r[t];i===void 0&&(i=a.clone(),r[t]=i,n.addEventListener(`dispose`,x)),a=i}if(a.visible=n.visible,a.wireframe=n.wireframe,i===3?a.side=n.shadowSide===null?n.side:n.shadowSide:a.side=n.shadowSide===null?d[n.side]:n.shadowSide,a.alphaMap=n.alphaMap,a.alphaTest=n.alphaToCoverage===!0?.5:n.alphaTest,a.map=n.map,a.clipShadows=n.clipShadows,a.clippingPlanes=n.clippingPlanes,a.clipIntersection=n.clipIntersection,a.displacementMap=n.displacementMap,a.displacementScale=n.displacementScale,a.displacementBias=n.displacementBias,a.wireframeLinewidth=n.wireframeLinewidth,a.linewidth=n.linewidth,r.isPointLight===!0&&a.isMeshDistanceMaterial===!0){let t=e.properties.get(a);t.light=r}return a}function b(n,i,a,o,s,c){if(n.visible===!1)return;if(n.layers.test(s)&&(n.isMesh||n.isLine||n.isPoints)&&(n.castShadow||n.receiveShadow&&c===3)&&(!n.frustumCulled||n.intersectsFrustum(r))){n.modelViewMatrix.multiplyMatrices(a.matrixWorldInverse,n.matrixWorld);let r=t.update(n),s=n.material;if(Array.isArray(s)){let t=r.groups;for(let l=0,u=t.length;l<u;l++){let u=t[l],d=s[u.materialIndex];if(d&&d.visible){let t=y(n,d,o,c);n.onBeforeShadow(e,n,i,a,r,t,u),e.renderBufferDirect(a,null,r,t,n,u),n.onAfterShadow(e,n,i,a,r,t,u)}}}else if(s.visible){let t=y(n,s,o,c);n.onBeforeShadow(e,n,i,a,r,t,null),e.renderBufferDirect(a,null,r,t,n,null),n.onAfterShadow(e,n,i,a,r,t,null)}}let l=n.children;for(let e=0,t=l.length;e<t;e++)b(l[e],i,a,o,s,c)}function x(e){e.target.removeEventListener(`dispose`,x);for(let t in l){let n=l[t],r=e.target.uuid;r in n&&(n[r].dispose(),delete n[r])}}}function c_(e,t){function n(){let t=!1,n=new nu,r=null,i=new nu(0,0,0,0);return{setMask:function(n){r!==n&&!t&&(e.colorMask(n,n,n,n),r=n)},setLocked:function(e){t=e},setClear:function(t,r,a,o,s){s===!0&&(t*=o,r*=o,a*=o),n.set(t,r,a,o),i.equals(n)===!1&&(e.clearColor(t,r,a,o),i.copy(n))},reset:function(){t=!1,r=null,i.set(-1,0,0,0)}}}function r(){let n=!1,r=!1,i=null,a=null,o=null;return{setReversed:function(e){if(r!==e){let n=t.get(`EXT_clip_control`);e?n.clipControlEXT(n.LOWER_LEFT_EXT,n.ZERO_TO_ONE_EXT):n.clipControlEXT(n.LOWER_LEFT_EXT,n.NEGATIVE_ONE_TO_ONE_EXT),r=e;let i=o;o=null,this.setClear(i)}},getReversed:function(){return r},setTest:function(t){t?ae(e.DEPTH_TEST):oe(e.DEPTH_TEST)},setMask:function(t){i!==t&&!n&&(e.depthMask(t),i=t)},setFunc:function(t){if(r&&(t=cl[t]),a!==t){switch(t){case 0:e.depthFunc(e.NEVER);break;case 1:e.depthFunc(e.ALWAYS);break;case 2:e.depthFunc(e.LESS);break;case 3:e.depthFunc(e.LEQUAL);break;case 4:e.depthFunc(e.EQUAL);break;case 5:e.depthFunc(e.GEQUAL);break;case 6:e.depthFunc(e.GREATER);break;case 7:e.depthFunc(e.NOTEQUAL);break;default:e.depthFunc(e.LEQUAL)}a=t}},setLocked:function(e){n=e},setClear:function(t){o!==t&&(o=t,r&&(t=1-t),e.clearDepth(t))},reset:function(){n=!1,i=null,a=null,o=null,r=!1}}}function i(){let t=!1,n=null,r=null,i=null,a=null,o=null,s=null,c=null,l=null;return{setTest:function(n){t||(n?ae(e.STENCIL_TEST):oe(e.STENCIL_TEST))},setMask:function(r){n!==r&&!t&&(e.stencilMask(r),n=r)},setFunc:function(t,n,o){(r!==t||i!==n||a!==o)&&(e.stencilFunc(t,n,o),r=t,i=n,a=o)},setOp:function(t,n,r){(o!==t||s!==n||c!==r)&&(e.stencilOp(t,n,r),o=t,s=n,c=r)},setLocked:function(e){t=e},setClear:function(t){l!==t&&(e.clearStencil(t),l=t)},reset:function(){t=!1,n=null,r=null,i=null,a=null,o=null,s=null,c=null,l=null}}}let a=new n,o=new r,s=new i,c={},l=new WeakMap,u={},d={},f={},p=new WeakMap,m=[],h=null,g=!1,_=null,v=null,y=null,b=null,x=null,S=null,C=null,w=new Hu(0,0,0),T=0,E=!1,D=null,O=null,k=null,A=null,j=null,M=e.getParameter(e.MAX_COMBINED_TEXTURE_IMAGE_UNITS),N=!1,ee=0,te=e.getParameter(e.VERSION);te.indexOf(`WebGL`)===-1?te.indexOf(`OpenGL ES`)!==-1&&(ee=parseFloat(/^OpenGL ES (\d)/.exec(te)[1]),N=ee>=2):(ee=parseFloat(/^WebGL (\d)/.exec(te)[1]),N=ee>=1);let ne=null,re={},P=e.getParameter(e.SCISSOR_BOX),F=e.getParameter(e.VIEWPORT),ie=new nu().fromArray(P),I=new nu().fromArray(F);function L(t,n,r,i){let a=new Uint8Array(4),o=e.createTexture();e.bindTexture(t,o),e.texParameteri(t,e.TEXTURE_MIN_FILTER,e.NEAREST),e.texParameteri(t,e.TEXTURE_MAG_FILTER,e.NEAREST);for(let o=0;o<r;o++)t===e.TEXTURE_3D||t===e.TEXTURE_2D_ARRAY?e.texImage3D(n,0,e.RGBA,1,1,i,0,e.RGBA,e.UNSIGNED_BYTE,a):e.texImage2D(n+o,0,e.RGBA,1,1,0,e.RGBA,e.UNSIGNED_BYTE,a);return o}let R={};R[e.TEXTURE_2D]=L(e.TEXTURE_2D,e.TEXTURE_2D,1),R[e.TEXTURE_CUBE_MAP]=L(e.TEXTURE_CUBE_MAP,e.TEXTURE_CUBE_MAP_POSITIVE_X,6),R[e.TEXTURE_2D_ARRAY]=L(e.TEXTURE_2D_ARRAY,e.TEXTURE_2D_ARRAY,1,1),R[e.TEXTURE_3D]=L(e.TEXTURE_3D,e.TEXTURE_3D,1,1),a.setClear(0,0,0,1),o.setClear(1),s.setClear(0),ae(e.DEPTH_TEST),o.setFunc(3),me(!1),z(1),ae(e.CULL_FACE),fe(0);function ae(t){u[t]!==!0&&(e.enable(t),u[t]=!0)}function oe(t){u[t]!==!1&&(e.disable(t),u[t]=!1)}function se(t,n){return f[t]!==n&&(e.bindFramebuffer(t,n),f[t]=n,t===e.DRAW_FRAMEBUFFER&&(f[e.FRAMEBUFFER]=n),t===e.FRAMEBUFFER&&(f[e.DRAW_FRAMEBUFFER]=n),!0)}function ce(t,n){let r=m,i=!1;if(t){r=p.get(n),r===void 0&&(r=[],p.set(n,r));let a=t.textures;if(r.length!==a.length||r[0]!==e.COLOR_ATTACHMENT0){for(let t=0,n=a.length;t<n;t++)r[t]=e.COLOR_ATTACHMENT0+t;r.length=a.length,i=!0}}else r[0]!==e.BACK&&(r[0]=e.BACK,i=!0);i&&e.drawBuffers(r)}function le(t){return h!==t&&(e.useProgram(t),h=t,!0)}let ue={100:e.FUNC_ADD,101:e.FUNC_SUBTRACT,102:e.FUNC_REVERSE_SUBTRACT};ue[103]=e.MIN,ue[104]=e.MAX;let de={200:e.ZERO,201:e.ONE,202:e.SRC_COLOR,204:e.SRC_ALPHA,210:e.SRC_ALPHA_SATURATE,208:e.DST_COLOR,206:e.DST_ALPHA,203:e.ONE_MINUS_SRC_COLOR,205:e.ONE_MINUS_SRC_ALPHA,209:e.ONE_MINUS_DST_COLOR,207:e.ONE_MINUS_DST_ALPHA,211:e.CONSTANT_COLOR,212:e.ONE_MINUS_CONSTANT_COLOR,213:e.CONSTANT_ALPHA,214:e.ONE_MINUS_CONSTANT_ALPHA};function fe(t,n,r,i,a,o,s,c,l,u){if(t===0)g===!0&&(oe(e.BLEND),g=!1);else if(g===!1&&(ae(e.BLEND),g=!0),t!==5){if(t!==_||u!==E){if((v!==100||x!==100)&&(e.blendEquation(e.FUNC_ADD),v=100,x=100),u)switch(t){case 1:e.blendFuncSeparate(e.ONE,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case 2:e.blendFunc(e.ONE,e.ONE);break;case 3:e.blendFuncSeparate(e.ZERO,e.ONE_MINUS_SRC_COLOR,e.ZERO,e.ONE);break;case 4:e.blendFuncSeparate(e.DST_COLOR,e.ONE_MINUS_SRC_ALPHA,e.ZERO,e.ONE);break;default:Y(`WebGLState: Invalid blending: `,t)}else switch(t){case 1:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE_MINUS_SRC_ALPHA,e.ONE,e.ONE_MINUS_SRC_ALPHA);break;case 2:e.blendFuncSeparate(e.SRC_ALPHA,e.ONE,e.ONE,e.ONE);break;case 3:Y(`WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true`);break;case 4:Y(`WebGLState: MultiplyBlending requires material.premultipliedAlpha = true`);break;default:Y(`WebGLState: Invalid blending: `,t)}y=null,b=null,S=null,C=null,w.set(0,0,0),T=0,_=t,E=u}}else a||=n,o||=r,s||=i,(n!==v||a!==x)&&(e.blendEquationSeparate(ue[n],ue[a]),v=n,x=a),(r!==y||i!==b||o!==S||s!==C)&&(e.blendFuncSeparate(de[r],de[i],de[o],de[s]),y=r,b=i,S=o,C=s),(c.equals(w)===!1||l!==T)&&(e.blendColor(c.r,c.g,c.b,l),w.copy(c),T=l),_=t,E=!1}function pe(t,n){t.side===2?oe(e.CULL_FACE):ae(e.CULL_FACE);let r=t.side===1;n&&(r=!r),me(r),t.blending===1&&t.transparent===!1?fe(0):fe(t.blending,t.blendEquation,t.blendSrc,t.blendDst,t.blendEquationAlpha,t.blendSrcAlpha,t.blendDstAlpha,t.blendColor,t.blendAlpha,t.premultipliedAlpha),o.setFunc(t.depthFunc),o.setTest(t.depthTest),o.setMask(t.depthWrite),a.setMask(t.colorWrite);let i=t.stencilWrite;s.setTest(i),i&&(s.setMask(t.stencilWriteMask),s.setFunc(t.stencilFunc,t.stencilRef,t.stencilFuncMask),s.setOp(t.stencilFail,t.stencilZFail,t.stencilZPass)),ge(t.polygonOffset,t.polygonOffsetFactor,t.polygonOffsetUnits),t.alphaToCoverage===!0?ae(e.SAMPLE_ALPHA_TO_COVERAGE):oe(e.SAMPLE_ALPHA_TO_COVERAGE)}function me(t){D!==t&&(t?e.frontFace(e.CW):e.frontFace(e.CCW),D=t)}function z(t){t===0?oe(e.CULL_FACE):(ae(e.CULL_FACE),t!==O&&(t===1?e.cullFace(e.BACK):t===2?e.cullFace(e.FRONT):e.cullFace(e.FRONT_AND_BACK))),O=t}function he(t){t!==k&&(N&&e.lineWidth(t),k=t)}function ge(t,n,r){t?(ae(e.POLYGON_OFFSET_FILL),(A!==n||j!==r)&&(A=n,j=r,o.getReversed()&&(n=-n,r=-r),e.polygonOffset(n,r))):oe(e.POLYGON_OFFSET_FILL)}function _e(t){t?ae(e.SCISSOR_TEST):oe(e.SCISSOR_TEST)}function ve(t){t===void 0&&(t=e.TEXTURE0+M-1),ne!==t&&(e.activeTexture(t),ne=t)}function B(t,n,r){r===void 0&&(r=ne===null?e.TEXTURE0+M-1:ne);let i=re[r];i===void 0&&(i={type:void 0,texture:void 0},re[r]=i),(i.type!==t||i.texture!==n)&&(ne!==r&&(e.activeTexture(r),ne=r),e.bindTexture(t,n||R[t]),i.type=t,i.texture=n)}function V(){let t=re[ne];t!==void 0&&t.type!==void 0&&(e.bindTexture(t.type,null),t.type=void 0,t.texture=void 0)}function H(){try{e.compressedTexImage2D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function ye(){try{e.compressedTexImage3D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function U(){try{e.texSubImage2D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function be(){try{e.texSubImage3D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function W(){try{e.compressedTexSubImage2D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function G(){try{e.compressedTexSubImage3D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function K(){try{e.texStorage2D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function xe(){try{e.texStorage3D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function q(){try{e.texImage2D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function Se(){try{e.texImage3D(...arguments)}catch(e){Y(`WebGLState:`,e)}}function Ce(t){return d[t]===void 0?e.getParameter(t):d[t]}function we(t,n){d[t]!==n&&(e.pixelStorei(t,n),d[t]=n)}function Te(t){ie.equals(t)===!1&&(e.scissor(t.x,t.y,t.z,t.w),ie.copy(t))}function Ee(t){I.equals(t)===!1&&(e.viewport(t.x,t.y,t.z,t.w),I.copy(t))}function De(t,n){let r=l.get(n);r===void 0&&(r=new WeakMap,l.set(n,r));let i=r.get(t);i===void 0&&(i=e.getUniformBlockIndex(n,t.name),e.uniformBlockBinding(n,i,i),r.set(t,i))}function Oe(t,n,r){let i=l.get(n).get(t);c[i]!==r&&(e.bindBufferBase(e.UNIFORM_BUFFER,i,r),c[i]=r)}function ke(){e.disable(e.BLEND),e.disable(e.CULL_FACE),e.disable(e.DEPTH_TEST),e.disable(e.POLYGON_OFFSET_FILL),e.disable(e.SCISSOR_TEST),e.disable(e.STENCIL_TEST),e.disable(e.SAMPLE_ALPHA_TO_COVERAGE),e.blendEquation(e.FUNC_ADD),e.blendFunc(e.ONE,e.ZERO),e.blendFuncSeparate(e.ONE,e.ZERO,e.ONE,e.ZERO),e.blendColor(0,0,0,0),e.colorMask(!0,!0,!0,!0),e.clearColor(0,0,0,0),e.depthMask(!0),e.depthFunc(e.LESS),o.setReversed(!1),e.clearDepth(1),e.stencilMask(4294967295),e.stencilFunc(e.ALWAYS,0,4294967295),e.stencilOp(e.KEEP,e.KEEP,e.KEEP),e.clearStencil(0),e.cullFace(e.BACK),e.frontFace(e.CCW),e.polygonOffset(0,0),e.activeTexture(e.TEXTURE0),e.bindFramebuffer(e.FRAMEBUFFER,null),e.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),e.bindFramebuffer(e.READ_FRAMEBUFFER,null),e.useProgram(null),e.lineWidth(1),e.scissor(0,0,e.canvas.width,e.canvas.height),e.viewport(0,0,e.canvas.width,e.canvas.height),e.pixelStorei(e.PACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_ALIGNMENT,4),e.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,!1),e.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),e.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,e.BROWSER_DEFAULT_WEBGL),e.pixelStorei(e.PACK_ROW_LENGTH,0),e.pixelStorei(e.PACK_SKIP_PIXELS,0),e.pixelStorei(e.PACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_ROW_LENGTH,0),e.pixelStorei(e.UNPACK_IMAGE_HEIGHT,0),e.pixelStorei(e.UNPACK_SKIP_PIXELS,0),e.pixelStorei(e.UNPACK_SKIP_ROWS,0),e.pixelStorei(e.UNPACK_SKIP_IMAGES,0),u={},d={},ne=null,re={},f={},c={},p=new WeakMap,m=[],h=null,g=!1,_=null,v=null,y=null,b=null,x=null,S=null,C=null,w=new Hu(0,0,0),T=0,E=!1,D=null,O=null,k=null,A=null,j=null,ie.set(0,0,e.canvas.width,e.canvas.height),I.set(0,0,e.canvas.width,e.canvas.height),a.reset(),o.reset(),s.reset()}return{buffers:{color:a,depth:o,stencil:s},enable:ae,disable:oe,bindFramebuffer:se,drawBuffers:ce,useProgram:le,setBlending:fe,setMaterial:pe,setFlipSided:me,setCullFace:z,setLineWidth:he,setPolygonOffset:ge,setScissorTest:_e,activeTexture:ve,bindTexture:B,unbindTexture:V,compressedTexImage2D:H,compressedTexImage3D:ye,texImage2D:q,texImage3D:Se,pixelStorei:we,getParameter:Ce,updateUBOMapping:De,uniformBlockBinding:Oe,texStorage2D:K,texStorage3D:xe,texSubImage2D:U,texSubImage3D:be,compressedTexSubImage2D:W,compressedTexSubImage3D:G,scissor:Te,viewport:Ee,reset:ke}}function l_(e,t,n,r,i,a,o){let s=t.has(`WEBGL_multisampled_render_to_texture`)?t.get(`WEBGL_multisampled_render_to_texture`):null,c=typeof navigator>`u`?!1:/OculusBrowser/g.test(navigator.userAgent),l=new X,u=new WeakMap,d=new Set,f,p=new WeakMap,m=new Set,h=new FinalizationRegistry(e=>m.delete(e)),g=!1;try{g=typeof OffscreenCanvas<`u`&&new OffscreenCanvas(1,1).getContext(`2d`)!==null}catch{}function _(e,t){return g?new OffscreenCanvas(e,t):tl(`canvas`)}function v(e,t,n){let r=1,i=K(e);if((i.width>n||i.height>n)&&(r=n/Math.max(i.width,i.height)),r<1){if(typeof HTMLImageElement<`u`&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<`u`&&e instanceof HTMLCanvasElement||typeof ImageBitmap<`u`&&e instanceof ImageBitmap||typeof VideoFrame<`u`&&e instanceof VideoFrame){let n=Math.floor(r*i.width),a=Math.floor(r*i.height);f===void 0&&(f=_(n,a));let o=t?_(n,a):f;return o.width=n,o.height=a,o.getContext(`2d`).drawImage(e,0,0,n,a),J(`WebGLRenderer: Texture has been resized from (`+i.width+`x`+i.height+`) to (`+n+`x`+a+`).`),o}return`data`in e&&J(`WebGLRenderer: Image in DataTexture is too big (`+i.width+`x`+i.height+`).`),e}return e}function y(e){return e.generateMipmaps}function b(t){e.generateMipmap(t)}function x(t){return t.isWebGLCubeRenderTarget?e.TEXTURE_CUBE_MAP:t.isWebGL3DRenderTarget?e.TEXTURE_3D:t.isWebGLArrayRenderTarget||t.isCompressedArrayTexture?e.TEXTURE_2D_ARRAY:e.TEXTURE_2D}function S(n,r,i,a,o,s=!1){if(n!==null){if(e[n]!==void 0)return e[n];J(`WebGLRenderer: Attempt to use non-existing WebGL internal format '`+n+`'`)}let c;a&&(c=t.get(`EXT_texture_norm16`),c||J(`WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension`));let l=r;if(r===e.RED&&(i===e.FLOAT&&(l=e.R32F),i===e.HALF_FLOAT&&(l=e.R16F),i===e.UNSIGNED_BYTE&&(l=e.R8),i===e.UNSIGNED_SHORT&&c&&(l=c.R16_EXT),i===e.SHORT&&c&&(l=c.R16_SNORM_EXT)),r===e.RED_INTEGER&&(i===e.UNSIGNED_BYTE&&(l=e.R8UI),i===e.UNSIGNED_SHORT&&(l=e.R16UI),i===e.UNSIGNED_INT&&(l=e.R32UI),i===e.BYTE&&(l=e.R8I),i===e.SHORT&&(l=e.R16I),i===e.INT&&(l=e.R32I)),r===e.RG&&(i===e.FLOAT&&(l=e.RG32F),i===e.HALF_FLOAT&&(l=e.RG16F),i===e.UNSIGNED_BYTE&&(l=e.RG8),i===e.UNSIGNED_SHORT&&c&&(l=c.RG16_EXT),i===e.SHORT&&c&&(l=c.RG16_SNORM_EXT)),r===e.RG_INTEGER&&(i===e.UNSIGNED_BYTE&&(l=e.RG8UI),i===e.UNSIGNED_SHORT&&(l=e.RG16UI),i===e.UNSIGNED_INT&&(l=e.RG32UI),i===e.BYTE&&(l=e.RG8I),i===e.SHORT&&(l=e.RG16I),i===e.INT&&(l=e.RG32I)),r===e.RGB_INTEGER&&(i===e.UNSIGNED_BYTE&&(l=e.RGB8UI),i===e.UNSIGNED_SHORT&&(l=e.RGB16UI),i===e.UNSIGNED_INT&&(l=e.RGB32UI),i===e.BYTE&&(l=e.RGB8I),i===e.SHORT&&(l=e.RGB16I),i===e.INT&&(l=e.RGB32I)),r===e.RGBA_INTEGER&&(i===e.UNSIGNED_BYTE&&(l=e.RGBA8UI),i===e.UNSIGNED_SHORT&&(l=e.RGBA16UI),i===e.UNSIGNED_INT&&(l=e.RGBA32UI),i===e.BYTE&&(l=e.RGBA8I),i===e.SHORT&&(l=e.RGBA16I),i===e.INT&&(l=e.RGBA32I)),r===e.RGB&&(i===e.UNSIGNED_SHORT&&c&&(l=c.RGB16_EXT),i===e.SHORT&&c&&(l=c.RGB16_SNORM_EXT),i===e.UNSIGNED_INT_5_9_9_9_REV&&(l=e.RGB9_E5),i===e.UNSIGNED_INT_10F_11F_11F_REV&&(l=e.R11F_G11F_B10F)),r===e.RGBA){let t=s?qc:Gl.getTransfer(o);i===e.FLOAT&&(l=e.RGBA32F),i===e.HALF_FLOAT&&(l=e.RGBA16F),i===e.UNSIGNED_BYTE&&(l=t===`srgb`?e.SRGB8_ALPHA8:e.RGBA8),i===e.UNSIGNED_SHORT&&c&&(l=c.RGBA16_EXT),i===e.SHORT&&c&&(l=c.RGBA16_SNORM_EXT),i===e.UNSIGNED_SHORT_4_4_4_4&&(l=e.RGBA4),i===e.UNSIGNED_SHORT_5_5_5_1&&(l=e.RGB5_A1)}return(l===e.R16F||l===e.R32F||l===e.RG16F||l===e.RG32F||l===e.RGBA16F||l===e.RGBA32F)&&t.get(`EXT_color_buffer_float`),l}function C(t,n){let r;return t?n===null||n===1014||n===1020?r=e.DEPTH24_STENCIL8:n===1015?r=e.DEPTH32F_STENCIL8:n===1012&&(r=e.DEPTH24_STENCIL8,J(`DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.`)):n===null||n===1014||n===1020?r=e.DEPTH_COMPONENT24:n===1015?r=e.DEPTH_COMPONENT32F:n===1012&&(r=e.DEPTH_COMPONENT16),r}function w(e,t){return y(e)===!0||e.isFramebufferTexture&&e.minFilter!==1003&&e.minFilter!==1006?Math.log2(Math.max(t.width,t.height))+1:e.mipmaps.length>0?e.mipmaps.length:e.isCompressedTexture&&Array.isArray(e.image)?t.mipmaps.length:1}function T(e){let t=new WeakRef(e);r.get(e).__ref=t,m.add(t),h.register(e,t,t)}function E(e){let t=r.get(e).__ref;t!==void 0&&(m.delete(t),h.unregister(t))}function D(e){k(e.target)}function O(e){A(e.target)}function k(e){e.removeEventListener(`dispose`,D),E(e),M(e),e.isVideoTexture&&u.delete(e),e.isHTMLTexture&&d.delete(e)}function A(e){e.removeEventListener(`dispose`,O),E(e),ee(e)}function j(){for(let e of m){let t=e.deref();t!==void 0&&(t.isRenderTarget===!0?A(t):k(t))}m.clear(),d.clear()}function M(e){let t=r.get(e);if(t.__webglInit===void 0)return;let n=e.source,i=p.get(n);if(i){let r=i[t.__cacheKey];r.usedTimes--,r.usedTimes===0&&N(e),Object.keys(i).length===0&&p.delete(n)}r.remove(e)}function N(t){let n=r.get(t);e.deleteTexture(n.__webglTexture);let i=t.source,a=p.get(i);delete a[n.__cacheKey],o.memory.textures--}function ee(t){let n=r.get(t);n.__depthDisposeCallback&&n.__depthDisposeCallback();let i=t.depthTexture;if(i&&i.renderTarget===t&&k(i),t.isWebGLCubeRenderTarget)for(let t=0;t<6;t++){if(Array.isArray(n.__webglFramebuffer[t]))for(let r=0;r<n.__webglFramebuffer[t].length;r++)e.deleteFramebuffer(n.__webglFramebuffer[t][r]);else e.deleteFramebuffer(n.__webglFramebuffer[t]);n.__webglDepthbuffer&&e.deleteRenderbuffer(n.__webglDepthbuffer[t])}else{if(Array.isArray(n.__webglFramebuffer))for(let t=0;t<n.__webglFramebuffer.length;t++)e.deleteFramebuffer(n.__webglFramebuffer[t]);else e.deleteFramebuffer(n.__webglFramebuffer);if(n.__webglDepthbuffer&&e.deleteRenderbuffer(n.__webglDepthbuffer),n.__webglMultisampledFramebuffer&&e.deleteFramebuffer(n.__webglMultisampledFramebuffer),n.__webglColorRenderbuffer)for(let t=0;t<n.__webglColorRenderbuffer.length;t++)n.__webglColorRenderbuffer[t]&&e.deleteRenderbuffer(n.__webglColorRenderbuffer[t]);n.__webglDepthRenderbuffer&&e.deleteRenderbuffer(n.__webglDepthRenderbuffer)}let a=t.textures;for(let t=0,n=a.length;t<n;t++){let n=r.get(a[t]);n.__webglTexture&&(e.deleteTexture(n.__webglTexture),o.memory.textures--),r.remove(a[t])}r.remove(t)}let te=0;function ne(){te=0}function re(){return te}function P(e){te=e}function F(){let e=te;return e>=i.maxTextures&&J(`WebGLTextures: Trying to use `+(e+1)+` texture units while this GPU supports only `+i.maxTextures),te+=1,e}function ie(e){let t=[];return t.push(e.wrapS),t.push(e.wrapT),t.push(e.wrapR||0),t.push(e.magFilter),t.push(e.minFilter),t.push(e.anisotropy),t.push(e.internalFormat),t.push(e.format),t.push(e.type),t.push(e.generateMipmaps),t.push(e.mipmapsAutoUpdate),t.push(e.premultiplyAlpha),t.push(e.flipY),t.push(e.unpackAlignment),t.push(e.colorSpace),t.join()}function I(t,i){let a=r.get(t);if(t.isVideoTexture&&W(t),t.isRenderTargetTexture===!1&&t.isExternalTexture!==!0&&t.version>0&&a.__version!==t.version){let e=t.image;if(e===null)J(`WebGLRenderer: Texture marked for update but no image data found.`);else if(e.complete===!1)J(`WebGLRenderer: Texture marked for update but image is incomplete`);else{pe(a,t,i);return}}else t.isExternalTexture&&(a.__webglTexture=t.sourceTexture?t.sourceTexture:null);n.bindTexture(e.TEXTURE_2D,a.__webglTexture,e.TEXTURE0+i)}function L(t,i){let a=r.get(t);t.isRenderTargetTexture===!1&&t.version>0&&a.__version!==t.version?pe(a,t,i):(t.isExternalTexture&&(a.__webglTexture=t.sourceTexture?t.sourceTexture:null),n.bindTexture(e.TEXTURE_2D_ARRAY,a.__webglTexture,e.TEXTURE0+i))}function R(t,i){let a=r.get(t);t.isRenderTargetTexture===!1&&t.version>0&&a.__version!==t.version?pe(a,t,i):n.bindTexture(e.TEXTURE_3D,a.__webglTexture,e.TEXTURE0+i)}function ae(t,i){let a=r.get(t);t.version>0&&a.__version!==t.version?me(a,t,i):n.bindTexture(e.TEXTURE_CUBE_MAP,a.__webglTexture,e.TEXTURE0+i)}let oe={[Cs]:e.REPEAT,[ws]:e.CLAMP_TO_EDGE,[Ts]:e.MIRRORED_REPEAT},se={[Es]:e.NEAREST,[Ds]:e.NEAREST_MIPMAP_NEAREST,[Os]:e.NEAREST_MIPMAP_LINEAR,[ks]:e.LINEAR,[As]:e.LINEAR_MIPMAP_NEAREST,[js]:e.LINEAR_MIPMAP_LINEAR},ce={512:e.NEVER,519:e.ALWAYS,513:e.LESS,515:e.LEQUAL,514:e.EQUAL,518:e.GEQUAL,516:e.GREATER,517:e.NOTEQUAL};function le(n,a){if(a.type===1015&&t.has(`OES_texture_float_linear`)===!1&&(a.magFilter===1006||a.magFilter===1007||a.magFilter===1005||a.magFilter===1008||a.minFilter===1006||a.minFilter===1007||a.minFilter===1005||a.minFilter===1008)&&J(`WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device.`),e.texParameteri(n,e.TEXTURE_WRAP_S,oe[a.wrapS]),e.texParameteri(n,e.TEXTURE_WRAP_T,oe[a.wrapT]),(n===e.TEXTURE_3D||n===e.TEXTURE_2D_ARRAY)&&e.texParameteri(n,e.TEXTURE_WRAP_R,oe[a.wrapR]),e.texParameteri(n,e.TEXTURE_MAG_FILTER,se[a.magFilter]),e.texParameteri(n,e.TEXTURE_MIN_FILTER,se[a.minFilter]),a.compareFunction&&(e.texParameteri(n,e.TEXTURE_COMPARE_MODE,e.COMPARE_REF_TO_TEXTURE),e.texParameteri(n,e.TEXTURE_COMPARE_FUNC,ce[a.compareFunction])),t.has(`EXT_texture_filter_anisotropic`)===!0){if(a.magFilter===1003||a.minFilter!==1005&&a.minFilter!==1008||a.type===1015&&t.has(`OES_texture_float_linear`)===!1)return;if(a.anisotropy>1||r.get(a).__currentAnisotropy){let o=t.get(`EXT_texture_filter_anisotropic`);e.texParameterf(n,o.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(a.anisotropy,i.getMaxAnisotropy())),r.get(a).__currentAnisotropy=a.anisotropy}}}function ue(t,n){let r=!1;t.__webglInit===void 0&&(t.__webglInit=!0,n.addEventListener(`dispose`,D),T(n));let i=n.source,a=p.get(i);a===void 0&&(a={},p.set(i,a));let s=ie(n);if(s!==t.__cacheKey){a[s]===void 0&&(a[s]={texture:e.createTexture(),usedTimes:0},o.memory.textures++,r=!0),a[s].usedTimes++;let i=a[t.__cacheKey];i!==void 0&&(a[t.__cacheKey].usedTimes--,i.usedTimes===0&&N(n)),t.__cacheKey=s,t.__webglTexture=a[s].texture}return r}function de(e,t,n){return Math.floor(Math.floor(e/n)/t)}function fe(t,r,i,a){let o=t.updateRanges;if(o.length===0)n.texSubImage2D(e.TEXTURE_2D,0,0,0,r.width,r.height,i,a,r.data);else{o.sort((e,t)=>e.start-t.start);let s=0;for(let e=1;e<o.length;e++){let t=o[s],n=o[e],i=t.start+t.count,a=de(n.start,r.width,4),c=de(t.start,r.width,4);n.start<=i+1&&a===c&&de(n.start+n.count-1,r.width,4)===a?t.count=Math.max(t.count,n.start+n.count-t.start):(++s,o[s]=n)}o.length=s+1;let c=n.getParameter(e.UNPACK_ROW_LENGTH),l=n.getParameter(e.UNPACK_SKIP_PIXELS),u=n.getParameter(e.UNPACK_SKIP_ROWS);n.pixelStorei(e.UNPACK_ROW_LENGTH,r.width);for(let t=0,s=o.length;t<s;t++){let s=o[t],c=Math.floor(s.start/4),l=Math.ceil(s.count/4),u=c%r.width,d=Math.floor(c/r.width),f=l;n.pixelStorei(e.UNPACK_SKIP_PIXELS,u),n.pixelStorei(e.UNPACK_SKIP_ROWS,d),n.texSubImage2D(e.TEXTURE_2D,0,u,d,f,1,i,a,r.data)}t.clearUpdateRanges(),n.pixelStorei(e.UNPACK_ROW_LENGTH,c),n.pixelStorei(e.UNPACK_SKIP_PIXELS,l),n.pixelStorei(e.UNPACK_SKIP_ROWS,u)}}function pe(t,o,s){let c=e.TEXTURE_2D;(o.isDataArrayTexture||o.isCompressedArrayTexture)&&(c=e.TEXTURE_2D_ARRAY),o.isData3DTexture&&(c=e.TEXTURE_3D);let l=ue(t,o),u=o.source;n.bindTexture(c,t.__webglTexture,e.TEXTURE0+s);let f=r.get(u);if(u.version!==f.__version||l===!0){if(n.activeTexture(e.TEXTURE0+s),!(typeof ImageBitmap<`u`&&o.image instanceof ImageBitmap)){let t=Gl.getPrimaries(Gl.workingColorSpace),r=o.colorSpace===``?null:Gl.getPrimaries(o.colorSpace),i=o.colorSpace===``||t===r?e.NONE:e.BROWSER_DEFAULT_WEBGL;n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,o.flipY),n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,o.premultiplyAlpha),n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,i)}n.pixelStorei(e.UNPACK_ALIGNMENT,o.unpackAlignment);let t=v(o.image,!1,i.maxTextureSize);t=G(o,t);let r=a.convert(o.format,o.colorSpace),p=a.convert(o.type),m=S(o.internalFormat,r,p,o.normalized,o.colorSpace,o.isVideoTexture);le(c,o);let h,g=o.mipmaps,_=o.isVideoTexture!==!0,x=f.__version===void 0||l===!0,T=u.dataReady,E=w(o,t);if(o.isDepthTexture)m=C(o.format===Ys,o.type),x&&(_?n.texStorage2D(e.TEXTURE_2D,1,m,t.width,t.height):n.texImage2D(e.TEXTURE_2D,0,m,t.width,t.height,0,r,p,null));else if(o.isDataTexture){if(g.length>0){_&&x&&n.texStorage2D(e.TEXTURE_2D,E,m,g[0].width,g[0].height);for(let t=0,i=g.length;t<i;t++)h=g[t],_?T&&n.texSubImage2D(e.TEXTURE_2D,t,0,0,h.width,h.height,r,p,h.data):n.texImage2D(e.TEXTURE_2D,t,m,h.width,h.height,0,r,p,h.data);o.generateMipmaps=!1}else _?(x&&n.texStorage2D(e.TEXTURE_2D,E,m,t.width,t.height),T&&fe(o,t,r,p)):n.texImage2D(e.TEXTURE_2D,0,m,t.width,t.height,0,r,p,t.data)}else if(o.isCompressedTexture){if(o.isCompressedArrayTexture){_&&x&&n.texStorage3D(e.TEXTURE_2D_ARRAY,E,m,g[0].width,g[0].height,t.depth);for(let i=0,a=g.length;i<a;i++)if(h=g[i],o.format!==1023){if(r!==null){if(_){if(T){if(o.layerUpdates.size>0){let t=um(h.width,h.height,o.format,o.type);for(let a of o.layerUpdates){let o=h.data.subarray(a*t/h.data.BYTES_PER_ELEMENT,(a+1)*t/h.data.BYTES_PER_ELEMENT);n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,i,0,0,a,h.width,h.height,1,r,o)}}else n.compressedTexSubImage3D(e.TEXTURE_2D_ARRAY,i,0,0,0,h.width,h.height,t.depth,r,h.data)}}else n.compressedTexImage3D(e.TEXTURE_2D_ARRAY,i,m,h.width,h.height,t.depth,0,h.data,0,0)}else J(`WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()`)}else _?T&&n.texSubImage3D(e.TEXTURE_2D_ARRAY,i,0,0,0,h.width,h.height,t.depth,r,p,h.data):n.texImage3D(e.TEXTURE_2D_ARRAY,i,m,h.width,h.height,t.depth,0,r,p,h.data);o.layerUpdates.size>0&&o.clearLayerUpdates()}else{_&&x&&n.texStorage2D(e.TEXTURE_2D,E,m,g[0].width,g[0].height);for(let t=0,i=g.length;t<i;t++)h=g[t],o.format===1023?_?T&&n.texSubImage2D(e.TEXTURE_2D,t,0,0,h.width,h.height,r,p,h.data):n.texImage2D(e.TEXTURE_2D,t,m,h.width,h.height,0,r,p,h.data):r===null?J(`WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()`):_?T&&n.compressedTexSubImage2D(e.TEXTURE_2D,t,0,0,h.width,h.height,r,h.data):n.compressedTexImage2D(e.TEXTURE_2D,t,m,h.width,h.height,0,h.data)}}else if(o.isDataArrayTexture){if(_){if(x&&n.texStorage3D(e.TEXTURE_2D_ARRAY,E,m,t.width,t.height,t.depth),T){if(o.layerUpdates.size>0){let i=um(t.width,t.height,o.format,o.type);for(let a of o.layerUpdates){let o=t.data.subarray(a*i/t.data.BYTES_PER_ELEMENT,(a+1)*i/t.data.BYTES_PER_ELEMENT);n.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,a,t.width,t.height,1,r,p,o)}o.clearLayerUpdates()}else n.texSubImage3D(e.TEXTURE_2D_ARRAY,0,0,0,0,t.width,t.height,t.depth,r,p,t.data)}}else n.texImage3D(e.TEXTURE_2D_ARRAY,0,m,t.width,t.height,t.depth,0,r,p,t.data)}else if(o.isData3DTexture)_?(x&&n.texStorage3D(e.TEXTURE_3D,E,m,t.width,t.height,t.depth),T&&n.texSubImage3D(e.TEXTURE_3D,0,0,0,0,t.width,t.height,t.depth,r,p,t.data)):n.texImage3D(e.TEXTURE_3D,0,m,t.width,t.height,t.depth,0,r,p,t.data);else if(o.isFramebufferTexture){if(x){if(_)n.texStorage2D(e.TEXTURE_2D,E,m,t.width,t.height);else{let i=t.width,a=t.height;for(let t=0;t<E;t++)n.texImage2D(e.TEXTURE_2D,t,m,i,a,0,r,p,null),i>>=1,a>>=1}}}else if(o.isHTMLTexture){if(`texElementImage2D`in e){let n=e.canvas;if(n.hasAttribute(`layoutsubtree`)||n.setAttribute(`layoutsubtree`,`true`),t.parentNode!==n){n.appendChild(t),d.add(o),n.onpaint=e=>{let t=e.changedElements;for(let e of d)t.includes(e.image)&&(e.needsUpdate=!0)},n.requestPaint();return}if(e.texElementImage2D.length===3)e.texElementImage2D(e.TEXTURE_2D,e.RGBA8,t);else{let n=e.RGBA,r=e.RGBA,i=e.UNSIGNED_BYTE;e.texElementImage2D(e.TEXTURE_2D,0,n,r,i,t)}e.texParameteri(e.TEXTURE_2D,e.TEXTURE_MIN_FILTER,e.LINEAR),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_S,e.CLAMP_TO_EDGE),e.texParameteri(e.TEXTURE_2D,e.TEXTURE_WRAP_T,e.CLAMP_TO_EDGE)}}else if(g.length>0){if(_&&x){let t=K(g[0]);n.texStorage2D(e.TEXTURE_2D,E,m,t.width,t.height)}for(let t=0,i=g.length;t<i;t++)h=g[t],_?T&&n.texSubImage2D(e.TEXTURE_2D,t,0,0,r,p,h):n.texImage2D(e.TEXTURE_2D,t,m,r,p,h);o.generateMipmaps=!1}else if(_){if(x){let r=K(t);n.texStorage2D(e.TEXTURE_2D,E,m,r.width,r.height)}T&&n.texSubImage2D(e.TEXTURE_2D,0,0,0,r,p,t)}else n.texImage2D(e.TEXTURE_2D,0,m,r,p,t);y(o)&&o.mipmapsAutoUpdate===!0&&b(c),f.__version=u.version,o.onUpdate&&o.onUpdate(o)}t.__version=o.version}function me(t,o,s){if(o.image.length!==6)return;let c=ue(t,o),l=o.source;n.bindTexture(e.TEXTURE_CUBE_MAP,t.__webglTexture,e.TEXTURE0+s);let u=r.get(l);if(l.version!==u.__version||c===!0){n.activeTexture(e.TEXTURE0+s);let t=Gl.getPrimaries(Gl.workingColorSpace),r=o.colorSpace===``?null:Gl.getPrimaries(o.colorSpace),d=o.colorSpace===``||t===r?e.NONE:e.BROWSER_DEFAULT_WEBGL;n.pixelStorei(e.UNPACK_FLIP_Y_WEBGL,o.flipY),n.pixelStorei(e.UNPACK_PREMULTIPLY_ALPHA_WEBGL,o.premultiplyAlpha),n.pixelStorei(e.UNPACK_ALIGNMENT,o.unpackAlignment),n.pixelStorei(e.UNPACK_COLORSPACE_CONVERSION_WEBGL,d);let f=o.isCompressedTexture||o.image[0].isCompressedTexture,p=o.image[0]&&o.image[0].isDataTexture,m=[];for(let e=0;e<6;e++)!f&&!p?m[e]=v(o.image[e],!0,i.maxCubemapSize):m[e]=p?o.image[e].image:o.image[e],m[e]=G(o,m[e]);let h=m[0],g=a.convert(o.format,o.colorSpace),_=a.convert(o.type),x=S(o.internalFormat,g,_,o.normalized,o.colorSpace),T=o.isVideoTexture!==!0,E=u.__version===void 0||c===!0,D=l.dataReady,O=w(o,h);le(e.TEXTURE_CUBE_MAP,o);let k;if(o.isDepthTexture){if(x=C(o.format===Ys,o.type),E){if(T)n.texStorage2D(e.TEXTURE_CUBE_MAP,1,x,h.width,h.height);else for(let t=0;t<6;t++)n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,x,h.width,h.height,0,g,_,null)}}else if(f){T&&E&&n.texStorage2D(e.TEXTURE_CUBE_MAP,O,x,h.width,h.height);for(let t=0;t<6;t++){k=m[t].mipmaps;for(let r=0;r<k.length;r++){let i=k[r];o.format===1023?T?D&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r,0,0,i.width,i.height,g,_,i.data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r,x,i.width,i.height,0,g,_,i.data):g===null?J(`WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()`):T?D&&n.compressedTexSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r,0,0,i.width,i.height,g,i.data):n.compressedTexImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r,x,i.width,i.height,0,i.data)}}}else{if(k=o.mipmaps,T&&E){k.length>0&&O++;let t=K(m[0]);n.texStorage2D(e.TEXTURE_CUBE_MAP,O,x,t.width,t.height)}for(let t=0;t<6;t++)if(p){T?D&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,0,0,m[t].width,m[t].height,g,_,m[t].data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,x,m[t].width,m[t].height,0,g,_,m[t].data);for(let r=0;r<k.length;r++){let i=k[r].image[t].image;T?D&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r+1,0,0,i.width,i.height,g,_,i.data):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r+1,x,i.width,i.height,0,g,_,i.data)}}else{T?D&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,0,0,g,_,m[t]):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,0,x,g,_,m[t]);for(let r=0;r<k.length;r++){let i=k[r];T?D&&n.texSubImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r+1,0,0,g,_,i.image[t]):n.texImage2D(e.TEXTURE_CUBE_MAP_POSITIVE_X+t,r+1,x,g,_,i.image[t])}}}y(o)&&o.mipmapsAutoUpdate===!0&&b(e.TEXTURE_CUBE_MAP),u.__version=l.version,o.onUpdate&&o.onUpdate(o)}t.__version=o.version}function z(t,i,o,c,l,u){let d=a.convert(o.format,o.colorSpace),f=a.convert(o.type),p=S(o.internalFormat,d,f,o.normalized,o.colorSpace),m=r.get(i),h=r.get(o);if(h.__renderTarget=i,!m.__hasExternalTextures){let t=Math.max(1,i.width>>u),r=Math.max(1,i.height>>u);l===e.TEXTURE_3D||l===e.TEXTURE_2D_ARRAY?n.texImage3D(l,u,p,t,r,i.depth,0,d,f,null):n.texImage2D(l,u,p,t,r,0,d,f,null)}n.bindFramebuffer(e.FRAMEBUFFER,t),be(i)?s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,c,l,h.__webglTexture,0,U(i)):(l===e.TEXTURE_2D||l>=e.TEXTURE_CUBE_MAP_POSITIVE_X&&l<=e.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&e.framebufferTexture2D(e.FRAMEBUFFER,c,l,h.__webglTexture,u),n.bindFramebuffer(e.FRAMEBUFFER,null)}function he(t,n,r){if(e.bindRenderbuffer(e.RENDERBUFFER,t),n.depthBuffer){let i=n.depthTexture,a=i&&i.isDepthTexture?i.type:null,o=C(n.stencilBuffer,a),c=n.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;be(n)?s.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,U(n),o,n.width,n.height):r?e.renderbufferStorageMultisample(e.RENDERBUFFER,U(n),o,n.width,n.height):e.renderbufferStorage(e.RENDERBUFFER,o,n.width,n.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,c,e.RENDERBUFFER,t)}else{let t=n.textures;for(let i=0;i<t.length;i++){let o=t[i],c=a.convert(o.format,o.colorSpace),l=a.convert(o.type),u=S(o.internalFormat,c,l,o.normalized,o.colorSpace);be(n)?s.renderbufferStorageMultisampleEXT(e.RENDERBUFFER,U(n),u,n.width,n.height):r?e.renderbufferStorageMultisample(e.RENDERBUFFER,U(n),u,n.width,n.height):e.renderbufferStorage(e.RENDERBUFFER,u,n.width,n.height)}}e.bindRenderbuffer(e.RENDERBUFFER,null)}function ge(t,i,a){let o=i.isWebGLCubeRenderTarget===!0;if(n.bindFramebuffer(e.FRAMEBUFFER,t),!(i.depthTexture&&i.depthTexture.isDepthTexture))throw Error(`THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.`);let c=r.get(i.depthTexture);c.__renderTarget=i;let l=o?i.depthTexture.image[0]:i.depthTexture.image;c.__webglTexture&&l.width===i.width&&l.height===i.height||(l.width=i.width,l.height=i.height,i.depthTexture.needsUpdate=!0),o?ae(i.depthTexture,0):I(i.depthTexture,0);let u=c.__webglTexture,d=U(i),f=o?e.TEXTURE_CUBE_MAP_POSITIVE_X+a:e.TEXTURE_2D,p=i.depthTexture.format===1027?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;if(i.depthTexture.format===1026)be(i)?s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,p,f,u,0,d):e.framebufferTexture2D(e.FRAMEBUFFER,p,f,u,0);else if(i.depthTexture.format===1027)be(i)?s.framebufferTexture2DMultisampleEXT(e.FRAMEBUFFER,p,f,u,0,d):e.framebufferTexture2D(e.FRAMEBUFFER,p,f,u,0);else throw Error(`THREE.WebGLTextures: Unknown depthTexture format.`)}function _e(t){let i=r.get(t),a=t.isWebGLCubeRenderTarget===!0;if(i.__boundDepthTexture!==t.depthTexture){let e=t.depthTexture;if(i.__depthDisposeCallback&&i.__depthDisposeCallback(),e){let t=()=>{delete i.__boundDepthTexture,delete i.__depthDisposeCallback,e.removeEventListener(`dispose`,t)};e.addEventListener(`dispose`,t),i.__depthDisposeCallback=t}i.__boundDepthTexture=e}if(t.depthTexture&&!i.__autoAllocateDepthBuffer){if(a)for(let e=0;e<6;e++)ge(i.__webglFramebuffer[e],t,e);else t.texture.mipmaps.length>0?ge(i.__webglFramebuffer[0],t,0):ge(i.__webglFramebuffer,t,0)}else if(a){i.__webglDepthbuffer=[];for(let r=0;r<6;r++)if(n.bindFramebuffer(e.FRAMEBUFFER,i.__webglFramebuffer[r]),i.__webglDepthbuffer[r]===void 0)i.__webglDepthbuffer[r]=e.createRenderbuffer(),he(i.__webglDepthbuffer[r],t,!1);else{let n=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,a=i.__webglDepthbuffer[r];e.bindRenderbuffer(e.RENDERBUFFER,a),e.framebufferRenderbuffer(e.FRAMEBUFFER,n,e.RENDERBUFFER,a)}}else if(t.texture.mipmaps.length>0?n.bindFramebuffer(e.FRAMEBUFFER,i.__webglFramebuffer[0]):n.bindFramebuffer(e.FRAMEBUFFER,i.__webglFramebuffer),i.__webglDepthbuffer===void 0)i.__webglDepthbuffer=e.createRenderbuffer(),he(i.__webglDepthbuffer,t,!1);else{let n=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,r=i.__webglDepthbuffer;e.bindRenderbuffer(e.RENDERBUFFER,r),e.framebufferRenderbuffer(e.FRAMEBUFFER,n,e.RENDERBUFFER,r)}n.bindFramebuffer(e.FRAMEBUFFER,null)}function ve(t,n,i){let a=r.get(t);n!==void 0&&z(a.__webglFramebuffer,t,t.texture,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,0),i!==void 0&&_e(t)}function B(t){let i=t.texture,s=r.get(t),c=r.get(i);t.addEventListener(`dispose`,O),T(t);let l=t.textures,u=t.isWebGLCubeRenderTarget===!0,d=l.length>1;if(d||(c.__webglTexture===void 0&&(c.__webglTexture=e.createTexture()),c.__version=i.version,o.memory.textures++),u){s.__webglFramebuffer=[];for(let t=0;t<6;t++)if(i.mipmaps.length>0){s.__webglFramebuffer[t]=[];for(let n=0;n<i.mipmaps.length;n++)s.__webglFramebuffer[t][n]=e.createFramebuffer()}else s.__webglFramebuffer[t]=e.createFramebuffer()}else{if(i.mipmaps.length>0){s.__webglFramebuffer=[];for(let t=0;t<i.mipmaps.length;t++)s.__webglFramebuffer[t]=e.createFramebuffer()}else s.__webglFramebuffer=e.createFramebuffer();if(d)for(let t=0,n=l.length;t<n;t++){let n=r.get(l[t]);n.__webglTexture===void 0&&(n.__webglTexture=e.createTexture(),o.memory.textures++)}if(t.samples>0&&be(t)===!1){s.__webglMultisampledFramebuffer=e.createFramebuffer(),s.__webglColorRenderbuffer=[],n.bindFramebuffer(e.FRAMEBUFFER,s.__webglMultisampledFramebuffer);for(let n=0;n<l.length;n++){let r=l[n];s.__webglColorRenderbuffer[n]=e.createRenderbuffer(),e.bindRenderbuffer(e.RENDERBUFFER,s.__webglColorRenderbuffer[n]);let i=a.convert(r.format,r.colorSpace),o=a.convert(r.type),c=S(r.internalFormat,i,o,r.normalized,r.colorSpace,t.isXRRenderTarget===!0),u=U(t);e.renderbufferStorageMultisample(e.RENDERBUFFER,u,c,t.width,t.height),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+n,e.RENDERBUFFER,s.__webglColorRenderbuffer[n])}e.bindRenderbuffer(e.RENDERBUFFER,null),t.depthBuffer&&(s.__webglDepthRenderbuffer=e.createRenderbuffer(),he(s.__webglDepthRenderbuffer,t,!0)),n.bindFramebuffer(e.FRAMEBUFFER,null)}}if(u){n.bindTexture(e.TEXTURE_CUBE_MAP,c.__webglTexture),le(e.TEXTURE_CUBE_MAP,i);for(let n=0;n<6;n++)if(i.mipmaps.length>0)for(let r=0;r<i.mipmaps.length;r++)z(s.__webglFramebuffer[n][r],t,i,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+n,r);else z(s.__webglFramebuffer[n],t,i,e.COLOR_ATTACHMENT0,e.TEXTURE_CUBE_MAP_POSITIVE_X+n,0);y(i)?b(e.TEXTURE_CUBE_MAP):i.mipmaps.length>0&&e.texParameteri(e.TEXTURE_CUBE_MAP,e.TEXTURE_MAX_LEVEL,i.mipmaps.length-1),n.unbindTexture()}else if(d){for(let i=0,a=l.length;i<a;i++){let a=l[i],o=r.get(a),c=e.TEXTURE_2D;(t.isWebGL3DRenderTarget||t.isWebGLArrayRenderTarget)&&(c=t.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),n.bindTexture(c,o.__webglTexture),le(c,a),z(s.__webglFramebuffer,t,a,e.COLOR_ATTACHMENT0+i,c,0),y(a)&&b(c)}n.unbindTexture()}else{let r=e.TEXTURE_2D;if((t.isWebGL3DRenderTarget||t.isWebGLArrayRenderTarget)&&(r=t.isWebGL3DRenderTarget?e.TEXTURE_3D:e.TEXTURE_2D_ARRAY),n.bindTexture(r,c.__webglTexture),le(r,i),i.mipmaps.length>0)for(let n=0;n<i.mipmaps.length;n++)z(s.__webglFramebuffer[n],t,i,e.COLOR_ATTACHMENT0,r,n);else z(s.__webglFramebuffer,t,i,e.COLOR_ATTACHMENT0,r,0);y(i)?b(r):i.mipmaps.length>0&&e.texParameteri(r,e.TEXTURE_MAX_LEVEL,i.mipmaps.length-1),n.unbindTexture()}t.depthBuffer&&_e(t)}function V(e){let t=e.textures;for(let i=0,a=t.length;i<a;i++){let a=t[i];if(y(a)&&a.mipmapsAutoUpdate===!0){let t=x(e),i=r.get(a).__webglTexture;n.bindTexture(t,i),b(t),n.unbindTexture()}}}let H=[];function ye(t){if(t.samples>0){if(be(t)===!1){let i=t.textures,a=t.width,o=t.height,s=e.COLOR_BUFFER_BIT,l=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT,u=r.get(t),d=i.length>1;if(d)for(let t=0;t<i.length;t++)n.bindFramebuffer(e.FRAMEBUFFER,u.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.RENDERBUFFER,null),n.bindFramebuffer(e.FRAMEBUFFER,u.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.TEXTURE_2D,null,0);n.bindFramebuffer(e.READ_FRAMEBUFFER,u.__webglMultisampledFramebuffer),t.texture.mipmaps.length>0?n.bindFramebuffer(e.DRAW_FRAMEBUFFER,u.__webglFramebuffer[0]):n.bindFramebuffer(e.DRAW_FRAMEBUFFER,u.__webglFramebuffer);for(let n=0;n<i.length;n++){if(t.resolveDepthBuffer&&(t.depthBuffer&&(s|=e.DEPTH_BUFFER_BIT),t.stencilBuffer&&t.resolveStencilBuffer&&(s|=e.STENCIL_BUFFER_BIT)),d){e.framebufferRenderbuffer(e.READ_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.RENDERBUFFER,u.__webglColorRenderbuffer[n]);let t=r.get(i[n]).__webglTexture;e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0,e.TEXTURE_2D,t,0)}e.blitFramebuffer(0,0,a,o,0,0,a,o,s,e.NEAREST),c===!0&&(H.length=0,H.push(e.COLOR_ATTACHMENT0+n),t.depthBuffer&&t.storeMultisampledDepthBuffer===!1&&H.push(l),e.invalidateFramebuffer(e.READ_FRAMEBUFFER,H))}if(n.bindFramebuffer(e.READ_FRAMEBUFFER,null),n.bindFramebuffer(e.DRAW_FRAMEBUFFER,null),d)for(let t=0;t<i.length;t++){n.bindFramebuffer(e.FRAMEBUFFER,u.__webglMultisampledFramebuffer),e.framebufferRenderbuffer(e.FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.RENDERBUFFER,u.__webglColorRenderbuffer[t]);let a=r.get(i[t]).__webglTexture;n.bindFramebuffer(e.FRAMEBUFFER,u.__webglFramebuffer),e.framebufferTexture2D(e.DRAW_FRAMEBUFFER,e.COLOR_ATTACHMENT0+t,e.TEXTURE_2D,a,0)}n.bindFramebuffer(e.DRAW_FRAMEBUFFER,u.__webglMultisampledFramebuffer)}else if(t.depthBuffer&&t.storeMultisampledDepthBuffer===!1&&c){let n=t.stencilBuffer?e.DEPTH_STENCIL_ATTACHMENT:e.DEPTH_ATTACHMENT;e.invalidateFramebuffer(e.DRAW_FRAMEBUFFER,[n])}}}function U(e){return Math.min(i.maxSamples,e.samples)}function be(e){let n=r.get(e);return e.samples>0&&t.has(`WEBGL_multisampled_render_to_texture`)===!0&&n.__useRenderToTexture!==!1}function W(e){let t=o.render.frame;u.get(e)!==t&&(u.set(e,t),e.update())}function G(e,t){let n=e.colorSpace,r=e.format,i=e.type;return e.isCompressedTexture===!0||e.isVideoTexture===!0||n!==`srgb-linear`&&n!==``&&(Gl.getTransfer(n)===`srgb`?(r!==1023||i!==1009)&&J(`WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType.`):Y(`WebGLTextures: Unsupported texture color space:`,n)),t}function K(e){return typeof HTMLImageElement<`u`&&e instanceof HTMLImageElement?(l.width=e.naturalWidth||e.width,l.height=e.naturalHeight||e.height):typeof VideoFrame<`u`&&e instanceof VideoFrame?(l.width=e.displayWidth,l.height=e.displayHeight):(l.width=e.width,l.height=e.height),l}this.allocateTextureUnit=F,this.resetTextureUnits=ne,this.getTextureUnits=re,this.setTextureUnits=P,this.setTexture2D=I,this.setTexture2DArray=L,this.setTexture3D=R,this.setTextureCube=ae,this.rebindTextures=ve,this.setupRenderTarget=B,this.updateRenderTargetMipmap=V,this.updateMultisampleRenderTarget=ye,this.setupDepthRenderbuffer=_e,this.setupFrameBufferTexture=z,this.useMultisampledRTT=be,this.dispose=j}function u_(e,t){function n(n,r=``){let i,a=Gl.getTransfer(r);if(n===1009)return e.UNSIGNED_BYTE;if(n===1017)return e.UNSIGNED_SHORT_4_4_4_4;if(n===1018)return e.UNSIGNED_SHORT_5_5_5_1;if(n===35902)return e.UNSIGNED_INT_5_9_9_9_REV;if(n===35899)return e.UNSIGNED_INT_10F_11F_11F_REV;if(n===1010)return e.BYTE;if(n===1011)return e.SHORT;if(n===1012)return e.UNSIGNED_SHORT;if(n===1013)return e.INT;if(n===1014)return e.UNSIGNED_INT;if(n===1015)return e.FLOAT;if(n===1016)return e.HALF_FLOAT;if(n===1021)return e.ALPHA;if(n===1022)return e.RGB;if(n===1023)return e.RGBA;if(n===1026)return e.DEPTH_COMPONENT;if(n===1027)return e.DEPTH_STENCIL;if(n===1028)return e.RED;if(n===1029)return e.RED_INTEGER;if(n===1030)return e.RG;if(n===1031)return e.RG_INTEGER;if(n===1033)return e.RGBA_INTEGER;if(n===33776||n===33777||n===33778||n===33779){if(a===`srgb`){if(i=t.get(`WEBGL_compressed_texture_s3tc_srgb`),i!==null){if(n===33776)return i.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===33777)return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===33778)return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===33779)return i.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null}else if(i=t.get(`WEBGL_compressed_texture_s3tc`),i!==null){if(n===33776)return i.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===33777)return i.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===33778)return i.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===33779)return i.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null}if(n===35840||n===35841||n===35842||n===35843){if(i=t.get(`WEBGL_compressed_texture_pvrtc`),i!==null){if(n===35840)return i.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===35841)return i.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===35842)return i.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===35843)return i.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null}if(n===36196||n===37492||n===37496||n===37488||n===37489||n===37490||n===37491){if(i=t.get(`WEBGL_compressed_texture_etc`),i!==null){if(n===36196||n===37492)return a===`srgb`?i.COMPRESSED_SRGB8_ETC2:i.COMPRESSED_RGB8_ETC2;if(n===37496)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:i.COMPRESSED_RGBA8_ETC2_EAC;if(n===37488)return i.COMPRESSED_R11_EAC;if(n===37489)return i.COMPRESSED_SIGNED_R11_EAC;if(n===37490)return i.COMPRESSED_RG11_EAC;if(n===37491)return i.COMPRESSED_SIGNED_RG11_EAC}else return null}if(n===37808||n===37809||n===37810||n===37811||n===37812||n===37813||n===37814||n===37815||n===37816||n===37817||n===37818||n===37819||n===37820||n===37821){if(i=t.get(`WEBGL_compressed_texture_astc`),i!==null){if(n===37808)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:i.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===37809)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:i.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===37810)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:i.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===37811)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:i.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===37812)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:i.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===37813)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:i.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===37814)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:i.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===37815)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:i.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===37816)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:i.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===37817)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:i.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===37818)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:i.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===37819)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:i.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===37820)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:i.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===37821)return a===`srgb`?i.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:i.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null}if(n===36492||n===36494||n===36495){if(i=t.get(`EXT_texture_compression_bptc`),i!==null){if(n===36492)return a===`srgb`?i.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:i.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===36494)return i.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===36495)return i.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null}if(n===36283||n===36284||n===36285||n===36286){if(i=t.get(`EXT_texture_compression_rgtc`),i!==null){if(n===36283)return i.COMPRESSED_RED_RGTC1_EXT;if(n===36284)return i.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===36285)return i.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===36286)return i.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null}return n===1020?e.UNSIGNED_INT_24_8:e[n]===void 0?null:e[n]}return{convert:n}}var d_=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,f_=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,p_=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new Hf(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new op({vertexShader:d_,fragmentShader:f_,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new lf(new Xf(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},m_=class extends ll{constructor(e,t){super();let n=this,r=null,i=1,a=null,o=`local-floor`,s=1,c=null,l=null,u=null,d=null,f=null,p=null,m=typeof XRWebGLBinding<`u`,h=new p_,g={},_=t.getContextAttributes(),v=null,y=null,b=[],x=[],S=new X,C=null,w=null,T=new Wp;T.viewport=new nu;let E=new Wp;E.viewport=new nu;let D=[T,E],O=new Yp,k=null,A=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(e){let t=b[e];return t===void 0&&(t=new Lu,b[e]=t),t.getTargetRaySpace()},this.getControllerGrip=function(e){let t=b[e];return t===void 0&&(t=new Lu,b[e]=t),t.getGripSpace()},this.getHand=function(e){let t=b[e];return t===void 0&&(t=new Lu,b[e]=t),t.getHandSpace()};function j(e){let t=x.indexOf(e.inputSource);if(t===-1)return;let n=b[t];n!==void 0&&(n.update(e.inputSource,e.frame,c||a),n.dispatchEvent({type:e.type,data:e.inputSource}))}function M(){r.removeEventListener(`select`,j),r.removeEventListener(`selectstart`,j),r.removeEventListener(`selectend`,j),r.removeEventListener(`squeeze`,j),r.removeEventListener(`squeezestart`,j),r.removeEventListener(`squeezeend`,j),r.removeEventListener(`end`,M),r.removeEventListener(`inputsourceschange`,N);for(let e=0;e<b.length;e++){let t=x[e];t!==null&&(x[e]=null,b[e].disconnect(t))}k=null,A=null,h.reset();for(let e in g)delete g[e];if(e.setRenderTarget(v),f=null,d=null,u=null,r=null,y=null,P.stop(),n.isPresenting=!1,e.setPixelRatio(C),e.setSize(S.width,S.height,!1),w!==null){let e=w.camera;e.fov=w.fov,e.zoom=w.zoom,e.updateProjectionMatrix(),w=null}n.dispatchEvent({type:`sessionend`})}this.setFramebufferScaleFactor=function(e){i=e,n.isPresenting===!0&&J(`WebXRManager: Cannot change framebuffer scale while presenting.`)},this.setReferenceSpaceType=function(e){o=e,n.isPresenting===!0&&J(`WebXRManager: Cannot change reference space type while presenting.`)},this.getReferenceSpace=function(){return c||a},this.setReferenceSpace=function(e){c=e},this.getBaseLayer=function(){return d===null?f:d},this.getBinding=function(){return u===null&&m&&(u=new XRWebGLBinding(r,t)),u},this.getFrame=function(){return p},this.getSession=function(){return r},this.setSession=async function(l){if(r=l,r!==null){if(v=e.getRenderTarget(),r.addEventListener(`select`,j),r.addEventListener(`selectstart`,j),r.addEventListener(`selectend`,j),r.addEventListener(`squeeze`,j),r.addEventListener(`squeezestart`,j),r.addEventListener(`squeezeend`,j),r.addEventListener(`end`,M),r.addEventListener(`inputsourceschange`,N),_.xrCompatible!==!0&&await t.makeXRCompatible(),C=e.getPixelRatio(),e.getSize(S),m&&`createProjectionLayer`in XRWebGLBinding.prototype){let n=null,a=null,o=null;_.depth&&(o=_.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,n=_.stencil?Ys:Js,a=_.stencil?Hs:Ls);let s={colorFormat:t.RGBA8,depthFormat:o,scaleFactor:i};u=this.getBinding(),d=u.createProjectionLayer(s),r.updateRenderState({layers:[d]}),e.setPixelRatio(1),e.setSize(d.textureWidth,d.textureHeight,!1),y=new iu(d.textureWidth,d.textureHeight,{format:qs,type:Ms,depthTexture:new Bf(d.textureWidth,d.textureHeight,a,void 0,void 0,void 0,void 0,void 0,void 0,n),stencilBuffer:_.stencil,colorSpace:e.outputColorSpace,samples:_.antialias?4:0,resolveDepthBuffer:d.ignoreDepthValues===!1,resolveStencilBuffer:d.ignoreDepthValues===!1,storeMultisampledDepthBuffer:d.ignoreDepthValues===!1,storeMultisampledStencilBuffer:d.ignoreDepthValues===!1})}else{let n={antialias:_.antialias,alpha:!0,depth:_.depth,stencil:_.stencil,framebufferScaleFactor:i};f=new XRWebGLLayer(r,t,n),r.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),y=new iu(f.framebufferWidth,f.framebufferHeight,{format:qs,type:Ms,colorSpace:e.outputColorSpace,stencilBuffer:_.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}y.isXRRenderTarget=!0,this.setFoveation(s),c=null,a=await r.requestReferenceSpace(o),P.setContext(r),P.start(),n.isPresenting=!0,n.dispatchEvent({type:`sessionstart`})}},this.getEnvironmentBlendMode=function(){if(r!==null)return r.environmentBlendMode},this.getDepthTexture=function(){return h.getDepthTexture()};function N(e){for(let t=0;t<e.removed.length;t++){let n=e.removed[t],r=x.indexOf(n);r>=0&&(x[r]=null,b[r].disconnect(n))}for(let t=0;t<e.added.length;t++){let n=e.added[t],r=x.indexOf(n);if(r===-1){for(let e=0;e<b.length;e++)if(e>=x.length){x.push(n),r=e;break}else if(x[e]===null){x[e]=n,r=e;break}if(r===-1)break}let i=b[r];i&&i.connect(n)}}function ee(e,t){t===null?e.matrixWorld.copy(e.matrix):e.matrixWorld.multiplyMatrices(t.matrixWorld,e.matrix),e.matrixWorldInverse.copy(e.matrixWorld).invert()}this.updateCamera=function(e){if(r===null)return;let t=e.near,n=e.far;h.texture!==null&&(h.depthNear>0&&(t=h.depthNear),h.depthFar>0&&(n=h.depthFar)),O.near=E.near=T.near=t,O.far=E.far=T.far=n,(k!==O.near||A!==O.far)&&(r.updateRenderState({depthNear:O.near,depthFar:O.far}),k=O.near,A=O.far),O.layers.mask=e.layers.mask|6,T.layers.mask=O.layers.mask&-5,E.layers.mask=O.layers.mask&-3;let i=e.parent,a=O.cameras;ee(O,i);for(let e=0;e<a.length;e++)ee(a[e],i);O.projectionMatrix.copy(T.projectionMatrix),O.projectionMatrixInverse.copy(T.projectionMatrixInverse),w===null&&e.isPerspectiveCamera&&(w={camera:e,fov:e.fov,zoom:e.zoom}),te(e,O,i)};function te(e,t,n){n===null?e.matrix.copy(t.matrixWorld):(e.matrix.copy(n.matrixWorld),e.matrix.invert(),e.matrix.multiply(t.matrixWorld)),e.matrix.decompose(e.position,e.quaternion,e.scale),e.updateMatrixWorld(!0),e.projectionMatrix.copy(t.projectionMatrix),e.projectionMatrixInverse.copy(t.projectionMatrixInverse),e.isPerspectiveCamera&&(e.fov=pl*2*Math.atan(1/e.projectionMatrix.elements[5]),e.zoom=1)}this.getCamera=function(){return O},this.getFoveation=function(){if(d!==null||f!==null)return s},this.setFoveation=function(e){s=e,d!==null&&(d.fixedFoveation=e),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=e)},this.hasDepthSensing=function(){return h.texture!==null},this.getDepthSensingMesh=function(){return h.getMesh(O)},this.getCameraTexture=function(e){return g[e]};let ne=null;function re(t,i){if(l=i.getViewerPose(c||a),p=i,l!==null){let t=l.views;f!==null&&(e.setRenderTargetFramebuffer(y,f.framebuffer),e.setRenderTarget(y));let i=!1;t.length!==O.cameras.length&&(O.cameras.length=0,i=!0);for(let n=0;n<t.length;n++){let r=t[n],a=null;if(f!==null)a=f.getViewport(r);else{let t=u.getViewSubImage(d,r);a=t.viewport,n===0&&(e.setRenderTargetTextures(y,t.colorTexture,t.depthStencilTexture),e.setRenderTarget(y))}let o=D[n];o===void 0&&(o=new Wp,o.layers.enable(n),o.viewport=new nu,D[n]=o),o.matrix.fromArray(r.transform.matrix),o.matrix.decompose(o.position,o.quaternion,o.scale),o.projectionMatrix.fromArray(r.projectionMatrix),o.projectionMatrixInverse.copy(o.projectionMatrix).invert(),o.viewport.set(a.x,a.y,a.width,a.height),n===0&&(O.matrix.copy(o.matrix),O.matrix.decompose(O.position,O.quaternion,O.scale)),i===!0&&O.cameras.push(o)}let a=r.enabledFeatures;if(a&&a.includes(`depth-sensing`)&&r.depthUsage==`gpu-optimized`&&m){u=n.getBinding();let e=u.getDepthInformation(t[0]);e&&e.isValid&&e.texture&&h.init(e,r.renderState)}if(a&&a.includes(`camera-access`)&&m){e.state.unbindTexture(),u=n.getBinding();for(let e=0;e<t.length;e++){let n=t[e].camera;if(n){let e=g[n];e||(e=new Hf,g[n]=e);let t=u.getCameraImage(n);e.sourceTexture=t}}}}for(let e=0;e<b.length;e++){let t=x[e],n=b[e];t!==null&&n!==void 0&&n.update(t,i,c||a)}ne&&ne(t,i),i.detectedPlanes&&n.dispatchEvent({type:`planesdetected`,data:i}),p=null}let P=new fm;P.setAnimationLoop(re),this.setAnimationLoop=function(e){ne=e},this.dispose=function(){}}},h_=new su,g_=new Q;g_.set(-1,0,0,0,1,0,0,0,1);function __(e,t){function n(e,t){e.matrixAutoUpdate===!0&&e.updateMatrix(),t.value.copy(e.matrix)}function r(t,n){n.color.getRGB(t.fogColor.value,np(e)),n.isFog?(t.fogNear.value=n.near,t.fogFar.value=n.far):n.isFogExp2&&(t.fogDensity.value=n.density)}function i(e,t,n,r,i){t.isNodeMaterial?t.uniformsNeedUpdate=!1:t.isMeshBasicMaterial?a(e,t):t.isMeshLambertMaterial?(a(e,t),t.envMap&&(e.envMapIntensity.value=t.envMapIntensity)):t.isMeshToonMaterial?(a(e,t),d(e,t)):t.isMeshPhongMaterial?(a(e,t),u(e,t),t.envMap&&(e.envMapIntensity.value=t.envMapIntensity)):t.isMeshStandardMaterial?(a(e,t),f(e,t),t.isMeshPhysicalMaterial&&p(e,t,i)):t.isMeshMatcapMaterial?(a(e,t),m(e,t)):t.isMeshDepthMaterial?a(e,t):t.isMeshDistanceMaterial?(a(e,t),h(e,t)):t.isMeshNormalMaterial?a(e,t):t.isLineBasicMaterial?(o(e,t),t.isLineDashedMaterial&&s(e,t)):t.isPointsMaterial?c(e,t,n,r):t.isSpriteMaterial?l(e,t):t.isShadowMaterial?(e.color.value.copy(t.color),e.opacity.value=t.opacity):t.isShaderMaterial&&(t.uniformsNeedUpdate=!1)}function a(e,r){e.opacity.value=r.opacity,r.color&&e.diffuse.value.copy(r.color),r.emissive&&e.emissive.value.copy(r.emissive).multiplyScalar(r.emissiveIntensity),r.map&&(e.map.value=r.map,n(r.map,e.mapTransform)),r.alphaMap&&(e.alphaMap.value=r.alphaMap,n(r.alphaMap,e.alphaMapTransform)),r.bumpMap&&(e.bumpMap.value=r.bumpMap,n(r.bumpMap,e.bumpMapTransform),e.bumpScale.value=r.bumpScale,r.side===1&&(e.bumpScale.value*=-1)),r.normalMap&&(e.normalMap.value=r.normalMap,n(r.normalMap,e.normalMapTransform),e.normalScale.value.copy(r.normalScale),r.side===1&&e.normalScale.value.negate()),r.displacementMap&&(e.displacementMap.value=r.displacementMap,n(r.displacementMap,e.displacementMapTransform),e.displacementScale.value=r.displacementScale,e.displacementBias.value=r.displacementBias),r.emissiveMap&&(e.emissiveMap.value=r.emissiveMap,n(r.emissiveMap,e.emissiveMapTransform)),r.specularMap&&(e.specularMap.value=r.specularMap,n(r.specularMap,e.specularMapTransform)),r.alphaTest>0&&(e.alphaTest.value=r.alphaTest);let i=t.get(r),a=i.envMap,o=i.envMapRotation;a&&(e.envMap.value=a,e.envMapRotation.value.setFromMatrix4(h_.makeRotationFromEuler(o)).transpose(),a.isCubeTexture&&a.isRenderTargetTexture===!1&&e.envMapRotation.value.premultiply(g_),e.reflectivity.value=r.reflectivity,e.ior.value=r.ior,e.refractionRatio.value=r.refractionRatio),r.lightMap&&(e.lightMap.value=r.lightMap,e.lightMapIntensity.value=r.lightMapIntensity,n(r.lightMap,e.lightMapTransform)),r.aoMap&&(e.aoMap.value=r.aoMap,e.aoMapIntensity.value=r.aoMapIntensity,n(r.aoMap,e.aoMapTransform))}function o(e,t){e.diffuse.value.copy(t.color),e.opacity.value=t.opacity,t.map&&(e.map.value=t.map,n(t.map,e.mapTransform))}function s(e,t){e.dashSize.value=t.dashSize,e.totalSize.value=t.dashSize+t.gapSize,e.scale.value=t.scale}function c(e,t,r,i){e.diffuse.value.copy(t.color),e.opacity.value=t.opacity,e.size.value=t.size*r,e.scale.value=i*.5,t.map&&(e.map.value=t.map,n(t.map,e.uvTransform)),t.alphaMap&&(e.alphaMap.value=t.alphaMap,n(t.alphaMap,e.alphaMapTransform)),t.alphaTest>0&&(e.alphaTest.value=t.alphaTest)}function l(e,t){e.diffuse.value.copy(t.color),e.opacity.value=t.opacity,e.rotation.value=t.rotation,t.map&&(e.map.value=t.map,n(t.map,e.mapTransform)),t.alphaMap&&(e.alphaMap.value=t.alphaMap,n(t.alphaMap,e.alphaMapTransform)),t.alphaTest>0&&(e.alphaTest.value=t.alphaTest)}function u(e,t){e.specular.value.copy(t.specular),e.shininess.value=Math.max(t.shininess,1e-4)}function d(e,t){t.gradientMap&&(e.gradientMap.value=t.gradientMap)}function f(e,t){e.metalness.value=t.metalness,t.metalnessMap&&(e.metalnessMap.value=t.metalnessMap,n(t.metalnessMap,e.metalnessMapTransform)),e.roughness.value=t.roughness,t.roughnessMap&&(e.roughnessMap.value=t.roughnessMap,n(t.roughnessMap,e.roughnessMapTransform)),t.envMap&&(e.envMapIntensity.value=t.envMapIntensity)}function p(e,t,r){e.ior.value=t.ior,t.diffuseRoughness>0&&(e.diffuseRoughness.value=t.diffuseRoughness,t.diffuseRoughnessMap&&(e.diffuseRoughnessMap.value=t.diffuseRoughnessMap,n(t.diffuseRoughnessMap,e.diffuseRoughnessMapTransform))),t.sheen>0&&(e.sheenColor.value.copy(t.sheenColor).multiplyScalar(t.sheen),e.sheenRoughness.value=t.sheenRoughness,t.sheenColorMap&&(e.sheenColorMap.value=t.sheenColorMap,n(t.sheenColorMap,e.sheenColorMapTransform)),t.sheenRoughnessMap&&(e.sheenRoughnessMap.value=t.sheenRoughnessMap,n(t.sheenRoughnessMap,e.sheenRoughnessMapTransform))),t.clearcoat>0&&(e.clearcoat.value=t.clearcoat,e.clearcoatRoughness.value=t.clearcoatRoughness,t.clearcoatMap&&(e.clearcoatMap.value=t.clearcoatMap,n(t.clearcoatMap,e.clearcoatMapTransform)),t.clearcoatRoughnessMap&&(e.clearcoatRoughnessMap.value=t.clearcoatRoughnessMap,n(t.clearcoatRoughnessMap,e.clearcoatRoughnessMapTransform)),t.clearcoatNormalMap&&(e.clearcoatNormalMap.value=t.clearcoatNormalMap,n(t.clearcoatNormalMap,e.clearcoatNormalMapTransform),e.clearcoatNormalScale.value.copy(t.clearcoatNormalScale),t.side===1&&e.clearcoatNormalScale.value.negate())),t.dispersion>0&&(e.dispersion.value=t.dispersion),t.retroreflectivity>0&&(e.retroreflectivity.value=t.retroreflectivity),t.iridescence>0&&(e.iridescence.value=t.iridescence,e.iridescenceIOR.value=t.iridescenceIOR,e.iridescenceThicknessMinimum.value=t.iridescenceThicknessMinimum,e.iridescenceThicknessMaximum.value=t.iridescenceThicknessMaximum,t.iridescenceMap&&(e.iridescenceMap.value=t.iridescenceMap,n(t.iridescenceMap,e.iridescenceMapTransform)),t.iridescenceThicknessMap&&(e.iridescenceThicknessMap.value=t.iridescenceThicknessMap,n(t.iridescenceThicknessMap,e.iridescenceThicknessMapTransform))),t.transmission>0&&(e.transmission.value=t.transmission,e.transmissionSamplerMap.value=r.texture,e.transmissionSamplerSize.value.set(r.width,r.height),t.transmissionMap&&(e.transmissionMap.value=t.transmissionMap,n(t.transmissionMap,e.transmissionMapTransform)),e.thickness.value=t.thickness,t.thicknessMap&&(e.thicknessMap.value=t.thicknessMap,n(t.thicknessMap,e.thicknessMapTransform)),e.attenuationDistance.value=t.attenuationDistance,e.attenuationColor.value.copy(t.attenuationColor)),t.anisotropy>0&&(e.anisotropyVector.value.set(t.anisotropy*Math.cos(t.anisotropyRotation),t.anisotropy*Math.sin(t.anisotropyRotation)),t.anisotropyMap&&(e.anisotropyMap.value=t.anisotropyMap,n(t.anisotropyMap,e.anisotropyMapTransform))),e.specularIntensity.value=t.specularIntensity,e.specularColor.value.copy(t.specularColor),t.specularColorMap&&(e.specularColorMap.value=t.specularColorMap,n(t.specularColorMap,e.specularColorMapTransform)),t.specularIntensityMap&&(e.specularIntensityMap.value=t.specularIntensityMap,n(t.specularIntensityMap,e.specularIntensityMapTransform))}function m(e,t){t.matcap&&(e.matcap.value=t.matcap)}function h(e,n){let r=t.get(n).light;e.referencePosition.value.setFromMatrixPosition(r.matrixWorld),e.nearDistance.value=r.shadow.camera.near,e.farDistance.value=r.shadow.camera.far}return{refreshFogUniforms:r,refreshMaterialUniforms:i}}function v_(e,t,n,r){let i={},a={};function o(e,t){let n=t.program;r.uniformBlockBinding(e,n,i[e.id])}function s(e,n){let o=i[e.id];o===void 0&&(m(e),o=c(e),i[e.id]=o,e.addEventListener(`dispose`,g));let s=n.program;r.updateUBOMapping(e,s);let u=t.render.frame;a[e.id]!==u&&(l(e),a[e.id]=u)}function c(t){let n=e.createBuffer(),r=t.__size,i=t.usage;return e.bindBuffer(e.UNIFORM_BUFFER,n),e.bufferData(e.UNIFORM_BUFFER,r,i),e.bindBuffer(e.UNIFORM_BUFFER,null),n}function l(t){let n=i[t.id],r=t.uniforms,a=t.__cache;e.bindBuffer(e.UNIFORM_BUFFER,n);for(let e=0,t=r.length;e<t;e++){let t=r[e];if(Array.isArray(t))for(let n=0,r=t.length;n<r;n++)u(t[n],e,n,a);else u(t,e,0,a)}e.bindBuffer(e.UNIFORM_BUFFER,null)}function u(t,n,r,i){if(f(t,n,r,i)===!0){let n=t.__offset,r=t.value;if(Array.isArray(r)){let e=0;for(let n=0;n<r.length;n++){let i=r[n],a=h(i,!0);d(i,t.__data,e),e+=a.storage/Float32Array.BYTES_PER_ELEMENT}}else d(r,t.__data,0);e.bufferSubData(e.UNIFORM_BUFFER,n,t.__data)}}function d(e,t,n){typeof e==`number`||typeof e==`boolean`?t[n]=e:e.isMatrix3?(t[n]=e.elements[0],t[n+1]=e.elements[1],t[n+2]=e.elements[2],t[n+3]=0,t[n+4]=e.elements[3],t[n+5]=e.elements[4],t[n+6]=e.elements[5],t[n+7]=0,t[n+8]=e.elements[6],t[n+9]=e.elements[7],t[n+10]=e.elements[8],t[n+11]=0):ArrayBuffer.isView(e)?t.set(e.subarray(0,t.length-n),n):e.toArray(t,n)}function f(e,t,n,r){let i=e.value,a=t+`_`+n;if(Array.isArray(i)){r[a]===void 0&&(r[a]=[]);let e=r[a],t=!1;for(let n=0;n<i.length;n++)p(i[n],e,n)===!0&&(t=!0);return t}return p(i,r,a)}function p(e,t,n){if(t[n]===void 0)return t[n]=typeof e==`number`||typeof e==`boolean`?e:ArrayBuffer.isView(e)?e.slice():e.clone(),!0;{let r=t[n];if(typeof e==`number`||typeof e==`boolean`){if(r!==e)return t[n]=e,!0}else if(ArrayBuffer.isView(e))return!0;else if(r.equals(e)===!1)return r.copy(e),!0}return!1}function m(e){let t=e.uniforms,n=0;for(let e=0,r=t.length;e<r;e++){let r=Array.isArray(t[e])?t[e]:[t[e]];for(let i=0,a=r.length;i<a;i++){let a=r[i],o=Array.isArray(a.value)?a.value:[a.value],s=Array.isArray(t[e])||Array.isArray(a.value),c=n;for(let e=0,t=o.length;e<t;e++){let t=o[e],r=h(t,s),i=n%16,a=i%r.boundary,l=i+a;n+=a,l!==0&&16-l<r.storage&&(n+=16-l),e===0&&(c=n),n+=r.storage}a.__data=new(a.type===`int`?Int32Array:a.type===`uint`?Uint32Array:Float32Array)((n-c)/Float32Array.BYTES_PER_ELEMENT),a.__offset=c}}let r=n%16;return r>0&&(n+=16-r),e.__size=n,e.__cache={},this}function h(e,t){let n={boundary:0,storage:0};return typeof e==`number`||typeof e==`boolean`?(n.boundary=4,n.storage=4):e.isVector2?(n.boundary=8,n.storage=8):e.isVector3||e.isColor?(n.boundary=16,n.storage=12):e.isVector4?(n.boundary=16,n.storage=16):e.isMatrix3?(n.boundary=16,n.storage=48):e.isMatrix4?(n.boundary=16,n.storage=64):e.isTexture?J(`WebGLRenderer: Texture samplers can not be part of an uniforms group.`):ArrayBuffer.isView(e)?(n.boundary=16,n.storage=e.byteLength):J(`WebGLRenderer: Unsupported uniform value type.`,e),t===!0&&(n.boundary=16,n.storage=Math.ceil(n.storage/16)*16),n}function g(t){let n=t.target;n.removeEventListener(`dispose`,g),e.deleteBuffer(i[n.id]),delete i[n.id],delete a[n.id]}function _(){for(let t in i)e.deleteBuffer(i[t]);i={},a={}}return{bind:o,update:s,dispose:_}}var y_=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),b_=null;function x_(){return b_===null&&(b_=new ff(y_,16,16,Qs,zs),b_.name=`DFG_LUT`,b_.minFilter=ks,b_.magFilter=ks,b_.wrapS=ws,b_.wrapT=ws,b_.generateMipmaps=!1,b_.needsUpdate=!0),b_}var S_=class{constructor(e={}){let{canvas:t=nl(),context:n=null,depth:r=!0,stencil:i=!1,alpha:a=!1,antialias:o=!1,premultipliedAlpha:s=!0,preserveDrawingBuffer:c=!1,powerPreference:l=`default`,failIfMajorPerformanceCaveat:u=!1,reversedDepthBuffer:d=!1,outputBufferType:f=Ms}=e;this.isWebGLRenderer=!0;let p;if(n!==null){if(typeof WebGLRenderingContext<`u`&&n instanceof WebGLRenderingContext)throw Error(`THREE.WebGLRenderer: WebGL 1 is not supported since r163.`);p=n.getContextAttributes().alpha}else p=a;let m=f,h=new Set([ec,$s,Zs]),g=new Set([Ms,Ls,Fs,Hs,Bs,Vs]),_=new Uint32Array(4),v=new Int32Array(4),y={textures:[],min:[],max:[],resolution:[]},b=null,x=null,S=[],C=[],w=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=0,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let T=this,E=!1,D=null,O=null,k=null,A=null;this._outputColorSpace=Gc;let j=0,M=0,N=null,ee=-1,te=null,ne=new nu,re=new nu,P=null,F=new Hu(0),ie=0,I=t.width,L=t.height,R=1,ae=null,oe=null,se=new nu(0,0,I,L),ce=new nu(0,0,I,L),le=!1,ue=new gf,de=new vf,fe=!1,pe=!1,me=new su,z=new Z,he=new nu,ge={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},_e=!1;function ve(){return N===null?R:1}let B=n;function V(e,n){return t.getContext(e,n)}let H,ye,U,be,W,G,K,xe,q,Se,Ce,we,Te,Ee,De,Oe,ke,Ae,je,Me,Ne,Pe,Fe;try{let e={alpha:!0,depth:r,stencil:i,antialias:o,premultipliedAlpha:s,preserveDrawingBuffer:c,powerPreference:l,failIfMajorPerformanceCaveat:u};if(`setAttribute`in t&&t.setAttribute(`data-engine`,`three.js r187`),t.addEventListener(`webglcontextlost`,Re,!1),t.addEventListener(`webglcontextrestored`,ze,!1),t.addEventListener(`webglcontextcreationerror`,Be,!1),B===null){let t=`webgl2`;if(B=V(t,e),B===null)throw V(t)?Error(`THREE.WebGLRenderer: Error creating WebGL context with your selected attributes.`):Error(`THREE.WebGLRenderer: Error creating WebGL context.`)}Ie()}catch(e){throw t.removeEventListener(`webglcontextlost`,Re,!1),t.removeEventListener(`webglcontextrestored`,ze,!1),t.removeEventListener(`webglcontextcreationerror`,Be,!1),Y(`WebGLRenderer: `+e.message),e}function Ie(){H=new Hm(B),H.init(),Ne=new u_(B,H),ye=new Sm(B,H,e,Ne),U=new c_(B,H),ye.reversedDepthBuffer&&d&&U.buffers.depth.setReversed(!0),O=B.createFramebuffer(),k=B.createFramebuffer(),A=B.createFramebuffer(),be=new Gm(B),W=new Hg,G=new l_(B,H,U,W,ye,Ne,be),K=new Vm(T),xe=new pm(B),Pe=new bm(B,xe),q=new Um(B,xe,be,Pe),Se=new qm(B,q,xe,Pe,be),Ae=new Km(B,ye,G),De=new Cm(W),Ce=new Vg(T,K,H,ye,Pe,De),we=new __(T,W),Te=new Kg,Ee=new $g(H),ke=new ym(T,K,U,Se,p,s),Oe=new s_(T,Se,ye),Fe=new v_(B,be,ye,U),je=new xm(B,H,be),Me=new Wm(B,H,be),be.programs=Ce.programs,T.capabilities=ye,T.extensions=H,T.properties=W,T.renderLists=Te,T.shadowMap=Oe,T.state=U,T.info=be}m!==1009&&(w=new Ym(m,t.width,t.height,o,r,i));let Le=new m_(T,B);this.xr=Le,this.getContext=function(){return B},this.getContextAttributes=function(){return B.getContextAttributes()},this.forceContextLoss=function(){let e=H.get(`WEBGL_lose_context`);e&&e.loseContext()},this.forceContextRestore=function(){let e=H.get(`WEBGL_lose_context`);e&&e.restoreContext()},this.getPixelRatio=function(){return R},this.setPixelRatio=function(e){e!==void 0&&(R=e,this.setSize(I,L,!1))},this.getSize=function(e){return e.set(I,L)},this.setSize=function(e,n,r=!0){Le.isPresenting?J(`WebGLRenderer: Can't change size while VR device is presenting.`):(I=e,L=n,t.width=Math.floor(e*R),t.height=Math.floor(n*R),r===!0&&(t.style.width=e+`px`,t.style.height=n+`px`),w!==null&&w.setSize(t.width,t.height),this.setViewport(0,0,e,n))},this.getDrawingBufferSize=function(e){return e.set(I*R,L*R).floor()},this.setDrawingBufferSize=function(e,n,r){I=e,L=n,R=r,t.width=Math.floor(e*r),t.height=Math.floor(n*r),this.setViewport(0,0,e,n)},this.setEffects=function(e){if(m===1009)Y(`WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.`);else{if(e){for(let t=0;t<e.length;t++)if(e[t].isOutputPass===!0){J(`WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.`);break}}w.setEffects(e||[])}},this.getCurrentViewport=function(e){return e.copy(ne)},this.getViewport=function(e){return e.copy(se)},this.setViewport=function(e,t,n,r){e.isVector4?se.set(e.x,e.y,e.z,e.w):se.set(e,t,n,r),U.viewport(ne.copy(se).multiplyScalar(ve()).round())},this.getScissor=function(e){return e.copy(ce)},this.setScissor=function(e,t,n,r){e.isVector4?ce.set(e.x,e.y,e.z,e.w):ce.set(e,t,n,r),U.scissor(re.copy(ce).multiplyScalar(ve()).round())},this.getScissorTest=function(){return le},this.setScissorTest=function(e){U.setScissorTest(le=e)},this.setOpaqueSort=function(e){ae=e},this.setTransparentSort=function(e){oe=e},this.getClearColor=function(e){return e.copy(ke.getClearColor())},this.setClearColor=function(){ke.setClearColor(...arguments)},this.getClearAlpha=function(){return ke.getClearAlpha()},this.setClearAlpha=function(){ke.setClearAlpha(...arguments)},this.clear=function(e=!0,t=!0,n=!0){let r=0;if(e){let e=!1;if(N!==null){let t=N.texture.format;e=h.has(t)}if(e){let e=N.texture.type,t=g.has(e),n=ke.getClearColor(),r=ke.getClearAlpha(),i=n.r,a=n.g,o=n.b;t?(_[0]=i,_[1]=a,_[2]=o,_[3]=r,B.clearBufferuiv(B.COLOR,0,_)):(v[0]=i,v[1]=a,v[2]=o,v[3]=r,B.clearBufferiv(B.COLOR,0,v))}else r|=B.COLOR_BUFFER_BIT}t&&(r|=B.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),n&&(r|=B.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),r!==0&&B.clear(r)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(e){e.setRenderer(this),D=e},this.dispose=function(){t.removeEventListener(`webglcontextlost`,Re,!1),t.removeEventListener(`webglcontextrestored`,ze,!1),t.removeEventListener(`webglcontextcreationerror`,Be,!1),ke.dispose(),Te.dispose(),Ee.dispose(),G.dispose(),W.dispose(),K.dispose(),Se.dispose(),q.dispose(),Pe.dispose(),Fe.dispose(),Ce.dispose(),Le.dispose(),Le.removeEventListener(`sessionstart`,qe),Le.removeEventListener(`sessionend`,Je),Ye.stop()};function Re(e){e.preventDefault(),il(`WebGLRenderer: Context Lost.`),E=!0}function ze(){il(`WebGLRenderer: Context Restored.`),E=!1;let e=be.autoReset,t=Oe.enabled,n=Oe.autoUpdate,r=Oe.needsUpdate,i=Oe.type;Ie(),be.autoReset=e,Oe.enabled=t,Oe.autoUpdate=n,Oe.needsUpdate=r,Oe.type=i}function Be(e){Y(`WebGLRenderer: A WebGL context could not be created. Reason: `,e.statusMessage)}function Ve(e){let t=e.target;t.removeEventListener(`dispose`,Ve),He(t)}function He(e){Ue(e),W.remove(e)}function Ue(e){let t=W.get(e).programs;t!==void 0&&(t.forEach(function(e){Ce.releaseProgram(e)}),e.isShaderMaterial&&Ce.releaseShaderCache(e))}this.renderBufferDirect=function(e,t,n,r,i,a){t===null&&(t=ge);let o=i.isMesh&&i.matrixWorld.determinantAffine()<0,s=ot(e,t,n,r,i);U.setMaterial(r,o);let c=n.index,l=1;if(r.wireframe===!0){if(c=q.getWireframeAttribute(n),c===void 0)return;l=2}let u=n.drawRange,d=n.attributes.position,f=u.start*l,p=(u.start+u.count)*l;a!==null&&(f=Math.max(f,a.start*l),p=Math.min(p,(a.start+a.count)*l)),c===null?d!=null&&(f=Math.max(f,0),p=Math.min(p,d.count)):(f=Math.max(f,0),p=Math.min(p,c.count));let m=p-f;if(m<0||m===1/0)return;Pe.setup(i,r,s,n,c);let h,g=je;if(c!==null&&(h=xe.get(c),g=Me,g.setIndex(h)),i.isMesh)r.wireframe===!0?(U.setLineWidth(r.wireframeLinewidth*ve()),g.setMode(B.LINES)):g.setMode(B.TRIANGLES);else if(i.isLine){let e=r.linewidth;e===void 0&&(e=1),U.setLineWidth(e*ve()),i.isLineSegments?g.setMode(B.LINES):i.isLineLoop?g.setMode(B.LINE_LOOP):g.setMode(B.LINE_STRIP)}else i.isPoints?g.setMode(B.POINTS):i.isSprite&&g.setMode(B.TRIANGLES);if(i.isBatchedMesh){if(H.get(`WEBGL_multi_draw`))g.renderMultiDraw(i._multiDrawStarts,i._multiDrawCounts,i._multiDrawCount);else{let e=i._multiDrawStarts,t=i._multiDrawCounts,n=i._multiDrawCount,a=c?xe.get(c).bytesPerElement:1,o=W.get(r).currentProgram.getUniforms();for(let r=0;r<n;r++)o.setValue(B,`_gl_DrawID`,r),g.render(e[r]/a,t[r])}}else if(i.isInstancedMesh)g.renderInstances(f,m,i.count);else if(n.isInstancedBufferGeometry){let e=n._maxInstanceCount===void 0?1/0:n._maxInstanceCount,t=Math.min(n.instanceCount,e);g.renderInstances(f,m,t)}else g.render(f,m)};function We(e,t,n,r){D!==null&&e.isNodeMaterial&&D.setObject(r,e),fe===!0&&De.setState(e,n,!1),e.transparent===!0&&e.side===2&&e.forceSinglePass===!1?(e.side=1,e.needsUpdate=!0,nt(e,t,r),e.side=0,e.needsUpdate=!0,nt(e,t,r),e.side=2):nt(e,t,r)}this.compile=function(e,t,n=null){n===null&&(n=e),D!==null&&D.renderStart(e,t,n),x=Ee.get(n),x.init(t),C.push(x),n.traverseVisible(function(e){e.isLight&&e.layers.test(t.layers)&&(x.pushLight(e),e.castShadow&&x.pushShadow(e))}),e!==n&&e.traverseVisible(function(e){e.isLight&&e.layers.test(t.layers)&&(x.pushLight(e),e.castShadow&&x.pushShadow(e))}),x.setupLights(),D!==null&&D.updateLights(x.state.lightsArray),pe=this.localClippingEnabled,fe=De.init(this.clippingPlanes,pe),fe===!0&&De.setGlobalState(this.clippingPlanes,t),D!==null&&Oe.render(x.state.shadowsArray,n,t);let r=new Set;return e.traverse(function(e){if(!(e.isMesh||e.isPoints||e.isLine||e.isSprite))return;let i=e.material;if(i){if(Array.isArray(i))for(let a=0;a<i.length;a++){let o=i[a];We(o,n,t,e),r.add(o)}else We(i,n,t,e),r.add(i)}}),x=C.pop(),D!==null&&D.renderEnd(),r},this.compileAsync=function(e,t,n=null){let r=this.compile(e,t,n);return new Promise(t=>{function n(){r.forEach(function(e){let t=W.get(e).currentProgram;(t===void 0||t.isReady())&&r.delete(e)}),r.size===0?t(e):setTimeout(n,10)}H.get(`KHR_parallel_shader_compile`)===null?setTimeout(n,10):n()})};let Ge=null;function Ke(e){Ge&&Ge(e)}function qe(){Ye.stop()}function Je(){Ye.start()}let Ye=new fm;Ye.setAnimationLoop(Ke),typeof self<`u`&&Ye.setContext(self),this.setAnimationLoop=function(e){Ge=e,Le.setAnimationLoop(e),e===null?Ye.stop():Ye.start()},Le.addEventListener(`sessionstart`,qe),Le.addEventListener(`sessionend`,Je),this.render=function(e,t){if(t!==void 0&&t.isCamera!==!0){Y(`WebGLRenderer.render: camera is not an instance of THREE.Camera.`);return}if(E===!0)return;D!==null&&D.renderStart(e,t);let n=Le.enabled===!0&&Le.isPresenting===!0,r=w!==null&&(N===null||n)&&w.begin(T,N);if(e.matrixWorldAutoUpdate===!0&&e.updateMatrixWorld(),t.parent===null&&t.matrixWorldAutoUpdate===!0&&t.updateMatrixWorld(),Le.enabled===!0&&Le.isPresenting===!0&&(w===null||w.isCompositing()===!1)&&(Le.cameraAutoUpdate===!0&&Le.updateCamera(t),t=Le.getCamera()),e.isScene===!0&&e.onBeforeRender(T,e,t,N),x=Ee.get(e,C.length),x.init(t),x.state.textureUnits=G.getTextureUnits(),C.push(x),me.multiplyMatrices(t.projectionMatrix,t.matrixWorldInverse),t.isArrayCamera?de.setFromArrayCamera(t):ue.setFromProjectionMatrix(me,Qc,t.reversedDepth),pe=this.localClippingEnabled,fe=De.init(this.clippingPlanes,pe),b=Te.get(e,S.length),b.init(),S.push(b),this.info.render.frame++,Le.enabled===!0&&Le.isPresenting===!0){let e=T.xr.getDepthSensingMesh();e!==null&&Xe(e,t,-1/0,T.sortObjects)}Xe(e,t,0,T.sortObjects),b.finish(),D!==null&&D.updateLights(x.state.lightsArray),T.sortObjects===!0&&b.sort(ae,oe),_e=Le.enabled===!1||Le.isPresenting===!1||Le.hasDepthSensing()===!1,_e&&ke.addToRenderList(b,e),this.info.autoReset===!0&&this.info.reset(),fe===!0&&De.beginShadows();let i=x.state.shadowsArray;if(Oe.render(i,e,t),fe===!0&&De.endShadows(),(r&&w.hasRenderPass())===!1){let n=b.opaque,r=b.transmissive;if(x.setupLights(),t.isArrayCamera){let i=t.cameras;if(r.length>0)for(let t=0,a=i.length;t<a;t++){let a=i[t];Qe(n,r,e,a)}_e&&ke.render(e);for(let t=0,n=i.length;t<n;t++){let n=i[t];Ze(b,e,n,n.viewport)}}else r.length>0&&Qe(n,r,e,t),_e&&ke.render(e),Ze(b,e,t)}N!==null&&M===0&&(G.updateMultisampleRenderTarget(N),G.updateRenderTargetMipmap(N)),r&&w.end(T),e.isScene===!0&&e.onAfterRender(T,e,t),Pe.resetDefaultState(),ee=-1,te=null,C.pop(),C.length>0?(x=C[C.length-1],G.setTextureUnits(x.state.textureUnits),fe===!0&&De.setGlobalState(T.clippingPlanes,x.state.camera)):x=null,S.pop(),b=S.length>0?S[S.length-1]:null,D!==null&&D.renderEnd()};function Xe(e,t,n,r){if(e.visible===!1)return;if(e.layers.test(t.layers)){if(e.isGroup)n=e.renderOrder;else if(e.isLOD)e.autoUpdate===!0&&e.update(t);else if(e.isLight)x.pushLight(e),e.castShadow&&x.pushShadow(e);else if(e.isSprite){let i=t.isArrayCamera?de:ue;if(!e.frustumCulled||e.intersectsFrustum(i)){r&&he.setFromMatrixPosition(e.matrixWorld).applyMatrix4(me);let i=Se.update(e),a=e.material;a.visible&&b.push(e,i,a,n,he.z,null,t)}}else if(e.isMesh||e.isLine||e.isPoints){let i=t.isArrayCamera?de:ue;if(!e.frustumCulled||e.intersectsFrustum(i)){let i=Se.update(e),a=e.material;if(r&&(e.boundingSphere===void 0?(i.boundingSphere===null&&i.computeBoundingSphere(),he.copy(i.boundingSphere.center)):(e.boundingSphere===null&&e.computeBoundingSphere(),he.copy(e.boundingSphere.center)),he.applyMatrix4(e.matrixWorld).applyMatrix4(me)),Array.isArray(a)){let r=i.groups;for(let o=0,s=r.length;o<s;o++){let s=r[o],c=a[s.materialIndex];c&&c.visible&&b.push(e,i,c,n,he.z,s,t)}}else a.visible&&b.push(e,i,a,n,he.z,null,t)}}}let i=e.children;for(let e=0,a=i.length;e<a;e++)Xe(i[e],t,n,r)}function Ze(e,t,n,r){let{opaque:i,transmissive:a,transparent:o}=e;x.setupLightsView(n),fe===!0&&De.setGlobalState(T.clippingPlanes,n),r&&U.viewport(ne.copy(r)),i.length>0&&$e(i,t,n),a.length>0&&$e(a,t,n),o.length>0&&$e(o,t,n),U.buffers.depth.setTest(!0),U.buffers.depth.setMask(!0),U.buffers.color.setMask(!0),U.setPolygonOffset(!1)}function Qe(e,t,n,r){if((n.isScene===!0?n.overrideMaterial:null)!==null)return;if(x.state.transmissionRenderTarget[r.id]===void 0){let e=H.has(`EXT_color_buffer_half_float`)||H.has(`EXT_color_buffer_float`);x.state.transmissionRenderTarget[r.id]=new iu(1,1,{generateMipmaps:!0,type:e?zs:Ms,minFilter:js,samples:Math.max(4,ye.samples),stencilBuffer:i,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Gl.workingColorSpace})}let a=x.state.transmissionRenderTarget[r.id],o=r.viewport||ne;a.setSize(o.z*T.transmissionResolutionScale,o.w*T.transmissionResolutionScale);let s=T.getRenderTarget(),c=T.getActiveCubeFace(),l=T.getActiveMipmapLevel();T.setRenderTarget(a),T.getClearColor(F),ie=T.getClearAlpha(),ie<1&&T.setClearColor(16777215,.5),T.clear(),_e&&ke.render(n);let u=T.toneMapping;T.toneMapping=0;let d=r.viewport;if(r.viewport!==void 0&&(r.viewport=void 0),x.setupLightsView(r),fe===!0&&De.setGlobalState(T.clippingPlanes,r),$e(e,n,r),G.updateMultisampleRenderTarget(a),G.updateRenderTargetMipmap(a),H.has(`WEBGL_multisampled_render_to_texture`)===!1){let e=!1;for(let i=0,a=t.length;i<a;i++){let{object:a,geometry:o,material:s,group:c}=t[i];if(s.side===2&&a.layers.test(r.layers)){let t=s.side;s.side=1,s.needsUpdate=!0,et(a,n,r,o,s,c),s.side=t,s.needsUpdate=!0,e=!0}}e===!0&&(G.updateMultisampleRenderTarget(a),G.updateRenderTargetMipmap(a))}T.setRenderTarget(s,c,l),T.setClearColor(F,ie),d!==void 0&&(r.viewport=d),T.toneMapping=u}function $e(e,t,n){let r=t.isScene===!0?t.overrideMaterial:null;for(let i=0,a=e.length;i<a;i++){let a=e[i],{object:o,geometry:s,group:c}=a,l=a.material;l.allowOverride===!0&&r!==null&&(l=r),o.layers.test(n.layers)&&et(o,t,n,s,l,c)}}function et(e,t,n,r,i,a){D!==null&&i.isNodeMaterial&&D.setObject(e,i),e.onBeforeRender(T,t,n,r,i,a),e.modelViewMatrix.multiplyMatrices(n.matrixWorldInverse,e.matrixWorld),e.normalMatrix.getNormalMatrix(e.modelViewMatrix),i.onBeforeRender(T,t,n,r,e,a),i.transparent===!0&&i.side===2&&i.forceSinglePass===!1?(i.side=1,i.needsUpdate=!0,T.renderBufferDirect(n,t,r,i,e,a),i.side=0,i.needsUpdate=!0,T.renderBufferDirect(n,t,r,i,e,a),i.side=2):T.renderBufferDirect(n,t,r,i,e,a),e.onAfterRender(T,t,n,r,i,a)}function tt(e){let t=0;for(let n of e)n.texture!==null&&t++;return t}function nt(e,t,n){t.isScene!==!0&&(t=ge);let r=W.get(e),i=x.state.lights,a=x.state.shadowsArray,o=i.state.version,s=Ce.getParameters(e,i.state,a,t,n,x.state.lightProbeGridArray),c=Ce.getProgramCacheKey(s),l=r.programs;r.environment=e.isMeshStandardMaterial||e.isMeshLambertMaterial||e.isMeshPhongMaterial?t.environment:null,r.fog=t.fog;let u=e.isMeshStandardMaterial||e.isMeshLambertMaterial&&!e.envMap||e.isMeshPhongMaterial&&!e.envMap;r.envMap=K.get(e.envMap||r.environment,u),r.envMapRotation=r.environment!==null&&e.envMap===null?t.environmentRotation:e.envMapRotation,l===void 0&&(e.addEventListener(`dispose`,Ve),l=new Map,r.programs=l,r.programVariants=new Map);let d=l.get(c);if(d!==void 0){if(r.currentProgram===d&&r.lightsStateVersion===o)return at(e,s),d}else s.uniforms=Ce.getUniforms(e),D!==null&&e.isNodeMaterial&&D.build(e,n,s),e.onBeforeCompile(s,T),d=Ce.acquireProgram(s,c),l.set(c,d),r.uniforms=s.uniforms;let f=r.uniforms;return(!e.isShaderMaterial&&!e.isRawShaderMaterial||e.clipping===!0)&&(f.clippingPlanes=De.uniform),at(e,s),r.needsLights=ct(e),r.lightsStateVersion=o,r.needsLights&&(f.ambientLightColor.value=i.state.ambient,f.lightProbe.value=i.state.probe,f.sunLights.value=i.state.sun,f.sunLightShadows.value=i.state.sunShadow,f.directionalLights.value=i.state.directional,f.directionalLightShadows.value=i.state.directionalShadow,f.spotLights.value=i.state.spot,f.spotLightShadows.value=i.state.spotShadow,f.rectAreaLights.value=i.state.rectArea,f.ltc_1.value=i.state.rectAreaLTC1,f.ltc_2.value=i.state.rectAreaLTC2,f.pointLights.value=i.state.point,f.pointLightShadows.value=i.state.pointShadow,f.hemisphereLights.value=i.state.hemi,f.sunShadowMatrix.value=i.state.sunShadowMatrix,f.sunShadowCascade.value=i.state.sunShadowCascade,f.directionalShadowMatrix.value=i.state.directionalShadowMatrix,f.spotLightMatrix.value=i.state.spotLightMatrix,f.spotLightMap.value=i.state.spotLightMap,f.pointShadowMatrix.value=i.state.pointShadowMatrix),r.numLightProbeGrids=tt(x.state.lightProbeGridArray),r.currentProgram=d,r.uniformsList=null,d}function rt(e,t,n,r,i){let a=W.get(e),o=a.currentProgram.id+`,`+r+`,`+i,s=a.programVariants.get(o);return s===void 0?(s=nt(e,t,n),a.programVariants.set(o,s)):(a.currentProgram=s,a.uniformsList=null,a.outputColorSpace=r,a.toneMapping=i),s}function it(e){if(e.uniformsList===null){let t=e.currentProgram.getUniforms();e.uniformsList=ig.seqWithValue(t.seq,e.uniforms)}return e.uniformsList}function at(e,t){let n=W.get(e);n.outputColorSpace=t.outputColorSpace,n.batching=t.batching,n.batchingColor=t.batchingColor,n.instancing=t.instancing,n.instancingColor=t.instancingColor,n.instancingMorph=t.instancingMorph,n.skinning=t.skinning,n.morphTargets=t.morphTargets,n.morphNormals=t.morphNormals,n.morphColors=t.morphColors,n.morphTargetsCount=t.morphTargetsCount,n.numClippingPlanes=t.numClippingPlanes,n.numIntersection=t.numClipIntersection,n.vertexAlphas=t.vertexAlphas,n.vertexTangents=t.vertexTangents,n.toneMapping=t.toneMapping}function ot(e,t,n,r,i){t.isScene!==!0&&(t=ge),G.resetTextureUnits();let a=t.fog,o=r.isMeshStandardMaterial||r.isMeshLambertMaterial||r.isMeshPhongMaterial?t.environment:null,s=N===null?T.outputColorSpace:N.isXRRenderTarget===!0?N.texture.colorSpace:Gl.workingColorSpace,c=r.isMeshStandardMaterial||r.isMeshLambertMaterial&&!r.envMap||r.isMeshPhongMaterial&&!r.envMap,l=K.get(r.envMap||o,c),u=r.vertexColors===!0&&!!n.attributes.color&&n.attributes.color.itemSize===4,d=!!n.attributes.tangent&&(!!r.normalMap||r.anisotropy>0),f=!!n.morphAttributes.position,p=!!n.morphAttributes.normal,m=!!n.morphAttributes.color,h=0;r.toneMapped&&(N===null||N.isXRRenderTarget===!0)&&(h=T.toneMapping);let g=n.morphAttributes.position||n.morphAttributes.normal||n.morphAttributes.color,_=g===void 0?0:g.length,v=W.get(r),b=x.state.lights;if(fe===!0&&(pe===!0||e!==te)){let t=e===te&&r.id===ee;De.setState(r,e,t)}let S=!1,C=!1;r.version===v.__version?v.needsLights&&v.lightsStateVersion!==b.state.version||i.isBatchedMesh&&v.batching===!1||!i.isBatchedMesh&&v.batching===!0||i.isBatchedMesh&&v.batchingColor===!0&&i._colorsTexture===null||i.isBatchedMesh&&v.batchingColor===!1&&i._colorsTexture!==null||i.isInstancedMesh&&v.instancing===!1||!i.isInstancedMesh&&v.instancing===!0||i.isSkinnedMesh&&v.skinning===!1||!i.isSkinnedMesh&&v.skinning===!0||i.isInstancedMesh&&v.instancingColor===!0&&i.instanceColor===null||i.isInstancedMesh&&v.instancingColor===!1&&i.instanceColor!==null||i.isInstancedMesh&&v.instancingMorph===!0&&i.morphTexture===null||i.isInstancedMesh&&v.instancingMorph===!1&&i.morphTexture!==null?S=!0:v.envMap===l?r.fog===!0&&v.fog!==a||v.numClippingPlanes!==void 0&&(v.numClippingPlanes!==De.numPlanes||v.numIntersection!==De.numIntersection)?S=!0:v.vertexAlphas===u&&v.vertexTangents===d&&v.morphTargets===f&&v.morphNormals===p&&v.morphColors===m&&v.morphTargetsCount===_&&v.numLightProbeGrids===tt(x.state.lightProbeGridArray)?(v.outputColorSpace!==s||v.toneMapping!==h)&&(C=!0):S=!0:S=!0:(S=!0,v.__version=r.version);let w=v.currentProgram;(S===!0||C===!0)&&(w=C===!0?rt(r,t,i,s,h):nt(r,t,i),D&&r.isNodeMaterial&&D.onUpdateProgram(r,w,v));let E=!1,O=!1,k=!1,A=w.getUniforms(),j=v.uniforms;if(U.useProgram(w.program)&&(E=!0,O=!0,k=!0),r.id!==ee&&(ee=r.id,O=!0),E||te!==e){U.buffers.depth.getReversed()&&e.reversedDepth!==!0&&(e._reversedDepth=!0,e.updateProjectionMatrix()),A.setValue(B,`projectionMatrix`,e.projectionMatrix),A.setValue(B,`viewMatrix`,e.matrixWorldInverse);let t=A.map.cameraPosition;t!==void 0&&t.setValue(B,z.setFromMatrixPosition(e.matrixWorld)),ye.logarithmicDepthBuffer&&A.setValue(B,`logDepthBufFC`,2/(Math.log(e.far+1)/Math.LN2)),(r.isMeshPhongMaterial||r.isMeshToonMaterial||r.isMeshLambertMaterial||r.isMeshBasicMaterial||r.isMeshStandardMaterial||r.isShaderMaterial)&&A.setValue(B,`isOrthographic`,e.isOrthographicCamera===!0),te!==e&&(te=e,O=!0,k=!0)}if(v.needsLights&&(b.state.sunShadowMap.length>0&&A.setValue(B,`sunShadowMap`,b.state.sunShadowMap,G),b.state.directionalShadowMap.length>0&&A.setValue(B,`directionalShadowMap`,b.state.directionalShadowMap,G),b.state.spotShadowMap.length>0&&A.setValue(B,`spotShadowMap`,b.state.spotShadowMap,G),b.state.pointShadowMap.length>0&&A.setValue(B,`pointShadowMap`,b.state.pointShadowMap,G)),i.isSkinnedMesh){A.setOptional(B,i,`bindMatrix`),A.setOptional(B,i,`bindMatrixInverse`);let e=i.skeleton;e&&(e.boneTexture===null&&e.computeBoneTexture(),A.setValue(B,`boneTexture`,e.boneTexture,G))}i.isBatchedMesh&&(A.setOptional(B,i,`batchingTexture`),A.setValue(B,`batchingTexture`,i._matricesTexture,G),A.setOptional(B,i,`batchingIdTexture`),A.setValue(B,`batchingIdTexture`,i._indirectTexture,G),A.setOptional(B,i,`batchingColorTexture`),i._colorsTexture!==null&&A.setValue(B,`batchingColorTexture`,i._colorsTexture,G));let M=n.morphAttributes;if((M.position!==void 0||M.normal!==void 0||M.color!==void 0)&&Ae.update(i,n,w),(O||v.receiveShadow!==i.receiveShadow)&&(v.receiveShadow=i.receiveShadow,A.setValue(B,`receiveShadow`,i.receiveShadow)),(r.isMeshStandardMaterial||r.isMeshLambertMaterial||r.isMeshPhongMaterial)&&r.envMap===null&&t.environment!==null&&(j.envMapIntensity.value=t.environmentIntensity),j.dfgLUT!==void 0&&(j.dfgLUT.value=x_()),O){if(A.setValue(B,`toneMappingExposure`,T.toneMappingExposure),v.needsLights&&st(j,k),a&&r.fog===!0&&we.refreshFogUniforms(j,a),we.refreshMaterialUniforms(j,r,R,L,x.state.transmissionRenderTarget[e.id]),v.needsLights&&v.numLightProbeGrids>0){let e=y,t=0;for(let n of x.state.lightProbeGridArray)n.texture!==null&&(e.textures[t]=n.texture,e.min[t]=n.boundingBox.min,e.max[t]=n.boundingBox.max,e.resolution[t]=n.resolution,t++);for(let n in e)e[n].length=t;j.probesSH.value=e.textures,j.probesMin.value=e.min,j.probesMax.value=e.max,j.probesResolution.value=e.resolution}ig.upload(B,it(v),j,G)}if(r.isShaderMaterial&&r.uniformsNeedUpdate===!0&&(ig.upload(B,it(v),j,G),r.uniformsNeedUpdate=!1),r.isSpriteMaterial&&A.setValue(B,`center`,i.center),A.setValue(B,`modelViewMatrix`,i.modelViewMatrix),A.setValue(B,`normalMatrix`,i.normalMatrix),A.setValue(B,`modelMatrix`,i.matrixWorld),r.uniformsGroups!==void 0){let e=r.uniformsGroups;for(let t=0,n=e.length;t<n;t++){let n=e[t];Fe.update(n,w),Fe.bind(n,w)}}return w}function st(e,t){e.ambientLightColor.needsUpdate=t,e.lightProbe.needsUpdate=t,e.sunLights.needsUpdate=t,e.sunLightShadows.needsUpdate=t,e.directionalLights.needsUpdate=t,e.directionalLightShadows.needsUpdate=t,e.pointLights.needsUpdate=t,e.pointLightShadows.needsUpdate=t,e.spotLights.needsUpdate=t,e.spotLightShadows.needsUpdate=t,e.rectAreaLights.needsUpdate=t,e.hemisphereLights.needsUpdate=t}function ct(e){return e.isMeshLambertMaterial||e.isMeshToonMaterial||e.isMeshPhongMaterial||e.isMeshStandardMaterial||e.isShadowMaterial||e.isShaderMaterial&&e.lights===!0}this.getActiveCubeFace=function(){return j},this.getActiveMipmapLevel=function(){return M},this.getRenderTarget=function(){return N},this.setRenderTargetTextures=function(e,t,n){let r=W.get(e);r.__autoAllocateDepthBuffer=e.resolveDepthBuffer===!1,r.__autoAllocateDepthBuffer===!1&&(r.__useRenderToTexture=!1),W.get(e.texture).__webglTexture=t,W.get(e.depthTexture).__webglTexture=r.__autoAllocateDepthBuffer?void 0:n,r.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(e,t){let n=W.get(e);n.__webglFramebuffer=t,n.__useDefaultFramebuffer=t===void 0},this.setRenderTarget=function(e,t=0,n=0){N=e,j=t,M=n;let r=null,i=!1,a=!1;if(e){let o=W.get(e);if(o.__useDefaultFramebuffer!==void 0){U.bindFramebuffer(B.FRAMEBUFFER,o.__webglFramebuffer),ne.copy(e.viewport),re.copy(e.scissor),P=e.scissorTest,U.viewport(ne),U.scissor(re),U.setScissorTest(P),ee=-1;return}if(o.__webglFramebuffer===void 0)G.setupRenderTarget(e);else if(o.__hasExternalTextures)G.rebindTextures(e,W.get(e.texture).__webglTexture,W.get(e.depthTexture).__webglTexture);else if(e.depthBuffer){let t=e.depthTexture;if(o.__boundDepthTexture!==t){if(t!==null&&W.has(t)&&(e.width!==t.image.width||e.height!==t.image.height))throw Error(`THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.`);G.setupDepthRenderbuffer(e)}}let s=e.texture;(s.isData3DTexture||s.isDataArrayTexture||s.isCompressedArrayTexture)&&(a=!0);let c=W.get(e).__webglFramebuffer;e.isWebGLCubeRenderTarget?(r=Array.isArray(c[t])?c[t][n]:c[t],i=!0):r=e.samples>0&&G.useMultisampledRTT(e)===!1?W.get(e).__webglMultisampledFramebuffer:Array.isArray(c)?c[n]:c,ne.copy(e.viewport),re.copy(e.scissor),P=e.scissorTest}else ne.copy(se).multiplyScalar(R).floor(),re.copy(ce).multiplyScalar(R).floor(),P=le;if(n!==0&&(r=O),U.bindFramebuffer(B.FRAMEBUFFER,r)&&U.drawBuffers(e,r),U.viewport(ne),U.scissor(re),U.setScissorTest(P),i){let r=W.get(e.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_CUBE_MAP_POSITIVE_X+t,r.__webglTexture,n)}else if(a){let r=t;for(let t=0;t<e.textures.length;t++){let i=W.get(e.textures[t]);B.framebufferTextureLayer(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0+t,i.__webglTexture,n,r)}}else if(e!==null&&n!==0){let t=W.get(e.texture);B.framebufferTexture2D(B.FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,t.__webglTexture,n)}ee=-1};function lt(e){let t=W.get(e);return(t.__readFormat!==e.format||t.__readType!==e.type)&&(t.__readFormat=e.format,t.__readType=e.type,t.__formatReadable=ye.textureFormatReadable(e.format),t.__typeReadable=ye.textureTypeReadable(e.type)),t}this.readRenderTargetPixels=function(e,t,n,r,i,a,o,s=0){if(!(e&&e.isWebGLRenderTarget)){Y(`WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.`);return}let c=W.get(e).__webglFramebuffer;if(e.isWebGLCubeRenderTarget&&o!==void 0&&(c=c[o],Array.isArray(c)&&(c=c[0])),c){U.bindFramebuffer(B.FRAMEBUFFER,c);try{let o=e.textures[s],c=o.format,l=o.type;e.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+s);let u=lt(o);if(u.__formatReadable===!1){Y(`WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.`);return}if(u.__typeReadable===!1){Y(`WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.`);return}t>=0&&t<=e.width-r&&n>=0&&n<=e.height-i&&B.readPixels(t,n,r,i,Ne.convert(c),Ne.convert(l),a)}finally{let e=N===null?null:W.get(N).__webglFramebuffer;U.bindFramebuffer(B.FRAMEBUFFER,e)}}},this.readRenderTargetPixelsAsync=async function(e,t,n,r,i,a,o,s=0){if(!(e&&e.isWebGLRenderTarget))throw Error(`THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.`);let c=W.get(e).__webglFramebuffer;if(e.isWebGLCubeRenderTarget&&o!==void 0&&(c=c[o],Array.isArray(c)&&(c=c[0])),c){if(t>=0&&t<=e.width-r&&n>=0&&n<=e.height-i){U.bindFramebuffer(B.FRAMEBUFFER,c);let o=e.textures[s],l=o.format,u=o.type;e.textures.length>1&&B.readBuffer(B.COLOR_ATTACHMENT0+s);let d=lt(o);if(d.__formatReadable===!1)throw Error(`THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.`);if(d.__typeReadable===!1)throw Error(`THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.`);let f=B.createBuffer();B.bindBuffer(B.PIXEL_PACK_BUFFER,f),B.bufferData(B.PIXEL_PACK_BUFFER,a.byteLength,B.STREAM_READ),B.readPixels(t,n,r,i,Ne.convert(l),Ne.convert(u),0),B.bindBuffer(B.PIXEL_PACK_BUFFER,null);let p=N===null?null:W.get(N).__webglFramebuffer;U.bindFramebuffer(B.FRAMEBUFFER,p);let m=B.fenceSync(B.SYNC_GPU_COMMANDS_COMPLETE,0);return B.flush(),await sl(B,m,4),B.bindBuffer(B.PIXEL_PACK_BUFFER,f),B.getBufferSubData(B.PIXEL_PACK_BUFFER,0,a),B.bindBuffer(B.PIXEL_PACK_BUFFER,null),B.deleteBuffer(f),B.deleteSync(m),a}throw Error(`THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.`)}},this.copyFramebufferToTexture=function(e,t=null,n=0){let r=2**-n,i=Math.floor(e.image.width*r),a=Math.floor(e.image.height*r),o=t===null?0:t.x,s=t===null?0:t.y;G.setTexture2D(e,0),B.copyTexSubImage2D(B.TEXTURE_2D,n,0,0,o,s,i,a),U.unbindTexture()},this.copyTextureToTexture=function(e,t,n=null,r=null,i=0,a=0){let o,s,c,l,u,d,f,p,m,h=e.isCompressedTexture?e.mipmaps[a]:e.image;if(n!==null)o=n.max.x-n.min.x,s=n.max.y-n.min.y,c=n.isBox3?n.max.z-n.min.z:1,l=n.min.x,u=n.min.y,d=n.isBox3?n.min.z:0;else{let t=2**-i;o=Math.floor(h.width*t),s=Math.floor(h.height*t),c=e.isDataArrayTexture?h.depth:e.isData3DTexture?Math.floor(h.depth*t):1,l=0,u=0,d=0}r===null?(f=0,p=0,m=0):(f=r.x,p=r.y,m=r.z);let g=Ne.convert(t.format),_=Ne.convert(t.type),v;t.isData3DTexture?(G.setTexture3D(t,0),v=B.TEXTURE_3D):t.isDataArrayTexture||t.isCompressedArrayTexture?(G.setTexture2DArray(t,0),v=B.TEXTURE_2D_ARRAY):(G.setTexture2D(t,0),v=B.TEXTURE_2D),U.activeTexture(B.TEXTURE0),U.pixelStorei(B.UNPACK_FLIP_Y_WEBGL,t.flipY),U.pixelStorei(B.UNPACK_PREMULTIPLY_ALPHA_WEBGL,t.premultiplyAlpha),U.pixelStorei(B.UNPACK_ALIGNMENT,t.unpackAlignment);let y=U.getParameter(B.UNPACK_ROW_LENGTH),b=U.getParameter(B.UNPACK_IMAGE_HEIGHT),x=U.getParameter(B.UNPACK_SKIP_PIXELS),S=U.getParameter(B.UNPACK_SKIP_ROWS),C=U.getParameter(B.UNPACK_SKIP_IMAGES);U.pixelStorei(B.UNPACK_ROW_LENGTH,h.width),U.pixelStorei(B.UNPACK_IMAGE_HEIGHT,h.height),U.pixelStorei(B.UNPACK_SKIP_PIXELS,l),U.pixelStorei(B.UNPACK_SKIP_ROWS,u),U.pixelStorei(B.UNPACK_SKIP_IMAGES,d);let w=e.isDataArrayTexture||e.isData3DTexture,T=t.isDataArrayTexture||t.isData3DTexture;if(e.isDepthTexture){let n=W.get(e),r=W.get(t),h=W.get(n.__renderTarget),g=W.get(r.__renderTarget);U.bindFramebuffer(B.READ_FRAMEBUFFER,h.__webglFramebuffer),U.bindFramebuffer(B.DRAW_FRAMEBUFFER,g.__webglFramebuffer);for(let n=0;n<c;n++)w&&(B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,W.get(e).__webglTexture,i,d+n),B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,W.get(t).__webglTexture,a,m+n)),B.blitFramebuffer(l,u,l+o,u+s,f,p,f+o,p+s,B.DEPTH_BUFFER_BIT,B.NEAREST);U.bindFramebuffer(B.READ_FRAMEBUFFER,null),U.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else if(i!==0||e.isRenderTargetTexture||W.has(e)){let n=W.get(e),r=W.get(t);U.bindFramebuffer(B.READ_FRAMEBUFFER,k),U.bindFramebuffer(B.DRAW_FRAMEBUFFER,A);for(let e=0;e<c;e++)w?B.framebufferTextureLayer(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,n.__webglTexture,i,d+e):B.framebufferTexture2D(B.READ_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,n.__webglTexture,i),T?B.framebufferTextureLayer(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,r.__webglTexture,a,m+e):B.framebufferTexture2D(B.DRAW_FRAMEBUFFER,B.COLOR_ATTACHMENT0,B.TEXTURE_2D,r.__webglTexture,a),i===0?T?B.copyTexSubImage3D(v,a,f,p,m+e,l,u,o,s):B.copyTexSubImage2D(v,a,f,p,l,u,o,s):B.blitFramebuffer(l,u,l+o,u+s,f,p,f+o,p+s,B.COLOR_BUFFER_BIT,B.NEAREST);U.bindFramebuffer(B.READ_FRAMEBUFFER,null),U.bindFramebuffer(B.DRAW_FRAMEBUFFER,null)}else T?e.isDataTexture||e.isData3DTexture?B.texSubImage3D(v,a,f,p,m,o,s,c,g,_,h.data):t.isCompressedArrayTexture?B.compressedTexSubImage3D(v,a,f,p,m,o,s,c,g,h.data):B.texSubImage3D(v,a,f,p,m,o,s,c,g,_,h):e.isDataTexture?B.texSubImage2D(B.TEXTURE_2D,a,f,p,o,s,g,_,h.data):e.isCompressedTexture?B.compressedTexSubImage2D(B.TEXTURE_2D,a,f,p,h.width,h.height,g,h.data):B.texSubImage2D(B.TEXTURE_2D,a,f,p,o,s,g,_,h);U.pixelStorei(B.UNPACK_ROW_LENGTH,y),U.pixelStorei(B.UNPACK_IMAGE_HEIGHT,b),U.pixelStorei(B.UNPACK_SKIP_PIXELS,x),U.pixelStorei(B.UNPACK_SKIP_ROWS,S),U.pixelStorei(B.UNPACK_SKIP_IMAGES,C),a===0&&t.generateMipmaps===!0&&t.mipmapsAutoUpdate===!0&&B.generateMipmap(v),U.unbindTexture()},this.initRenderTarget=function(e){W.get(e).__webglFramebuffer===void 0&&G.setupRenderTarget(e)},this.initTexture=function(e){e.isCubeTexture?G.setTextureCube(e,0):e.isData3DTexture?G.setTexture3D(e,0):e.isDataArrayTexture||e.isCompressedArrayTexture?G.setTexture2DArray(e,0):G.setTexture2D(e,0),U.unbindTexture()},this.resetState=function(){j=0,M=0,N=null,U.reset(),Pe.reset()},typeof __THREE_DEVTOOLS__<`u`&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent(`observe`,{detail:this}))}get coordinateSystem(){return Qc}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=Gl._getDrawingBufferColorSpace(e),t.unpackColorSpace=Gl._getUnpackColorSpace()}},C_=6378137,w_=.996647,T_=7292115e-11,E_=([e,t,n])=>new Z(e,n,-t),D_=e=>E_(e).divideScalar(C_);function O_(e,t,n=1){let r=e*Math.PI/180,i=t*Math.PI/180;return new Z(n*Math.cos(r)*Math.cos(i),n*w_*Math.sin(r),-n*Math.cos(r)*Math.sin(i))}function k_({r:e,v:t}){let n=E_(e).normalize(),r=E_([t[0]-T_*e[1],t[1]+T_*e[0],t[2]]),i=n.clone().cross(r).normalize();return{out:n,along:i.clone().cross(n),across:i}}var A_=({out:e,along:t,across:n},[r,i,a])=>e.clone().multiplyScalar(r).addScaledVector(t,i).addScaledVector(n,a),j_=({out:e,along:t,across:n})=>new su().makeBasis(e,t,n);function M_(e){return(280.46061837+360.98564736629*(e/864e5-10957.5))%360*Math.PI/180}var N_=(e,t,n)=>{let r=Math.min(Math.max((n-e)/(t-e),0),1);return r*r*(3-2*r)},P_=3.4,F_=1.55,I_=1.7,L_=1.08;function R_(e,{r:t,v:n},r){let i=D_(t),a=E_(n),o=i.clone().cross(a).normalize(),s=e.length(),c=a.lengthSq()<1e4||!r?0:Math.min(.19*(s-1),.4);e.copy(i.normalize().multiplyScalar(Math.cos(c)).addScaledVector(o,o.y<0?Math.sin(c):-Math.sin(c))).setLength(s)}var z_={ArrowLeft:[-.12,0],ArrowRight:[.12,0],ArrowUp:[0,.12],ArrowDown:[0,-.12]};function B_(e,t){let n=z_[t],r=e.length();if(n){let t=Math.min(Math.max(Math.acos(e.y/r)-n[1],.05),Math.PI-.05),i=Math.atan2(e.x,e.z)+n[0];return e.set(r*Math.sin(t)*Math.sin(i),r*Math.cos(t),r*Math.sin(t)*Math.cos(i)),`turned`}if(t===`+`||t===`=`)e.setLength(Math.max(r*.88,L_));else if(t===`-`)e.setLength(Math.min(r*1.14,8));else return null;return`zoomed`}var V_={type:`change`},H_={type:`start`},U_={type:`end`},W_=new Yd,G_=new Hd,K_=Math.cos(70*Ll.DEG2RAD),q_=new Z,J_=2*Math.PI,Y_={NONE:-1,ROTATE:0,DOLLY:1,PAN:2,TOUCH_ROTATE:3,TOUCH_PAN:4,TOUCH_DOLLY_PAN:5,TOUCH_DOLLY_ROTATE:6},X_=1e-6,Z_=class extends lm{constructor(e,t=null){super(e,t),this.state=Y_.NONE,this.target=new Z,this.cursor=new Z,this.minDistance=0,this.maxDistance=1/0,this.minZoom=0,this.maxZoom=1/0,this.minTargetRadius=0,this.maxTargetRadius=1/0,this.minPolarAngle=0,this.maxPolarAngle=Math.PI,this.minAzimuthAngle=-1/0,this.maxAzimuthAngle=1/0,this.enableDamping=!1,this.dampingFactor=.05,this.enableZoom=!0,this.zoomSpeed=1,this.enableRotate=!0,this.rotateSpeed=1,this.keyRotateSpeed=1,this.enablePan=!0,this.panSpeed=1,this.screenSpacePanning=!0,this.keyPanSpeed=7,this.zoomToCursor=!1,this.autoRotate=!1,this.autoRotateSpeed=2,this.keys={LEFT:`ArrowLeft`,UP:`ArrowUp`,RIGHT:`ArrowRight`,BOTTOM:`ArrowDown`},this.mouseButtons={LEFT:xs.ROTATE,MIDDLE:xs.DOLLY,RIGHT:xs.PAN},this.touches={ONE:Ss.ROTATE,TWO:Ss.DOLLY_PAN},this.target0=this.target.clone(),this.position0=this.object.position.clone(),this.zoom0=this.object.zoom,this._cursorStyle=`auto`,this._domElementKeyEvents=null,this._lastPosition=new Z,this._lastQuaternion=new Rl,this._lastTargetPosition=new Z,this._quat=new Rl().setFromUnitVectors(e.up,new Z(0,1,0)),this._quatInverse=this._quat.clone().invert(),this._spherical=new cm,this._sphericalDelta=new cm,this._scale=1,this._panOffset=new Z,this._rotateStart=new X,this._rotateEnd=new X,this._rotateDelta=new X,this._panStart=new X,this._panEnd=new X,this._panDelta=new X,this._dollyStart=new X,this._dollyEnd=new X,this._dollyDelta=new X,this._dollyDirection=new Z,this._mouse=new X,this._performCursorZoom=!1,this._pointers=[],this._pointerPositions={},this._controlActive=!1,this._onPointerMove=$_.bind(this),this._onPointerDown=Q_.bind(this),this._onPointerUp=ev.bind(this),this._onContextMenu=sv.bind(this),this._onMouseWheel=rv.bind(this),this._onKeyDown=iv.bind(this),this._onTouchStart=av.bind(this),this._onTouchMove=ov.bind(this),this._onMouseDown=tv.bind(this),this._onMouseMove=nv.bind(this),this._interceptControlDown=cv.bind(this),this._interceptControlUp=lv.bind(this),this.domElement!==null&&this.connect(this.domElement),this.update()}set cursorStyle(e){this._cursorStyle=e,e===`grab`?this.domElement.style.cursor=`grab`:this.domElement.style.cursor=`auto`}get cursorStyle(){return this._cursorStyle}connect(e){super.connect(e),this.domElement.addEventListener(`pointerdown`,this._onPointerDown),this.domElement.addEventListener(`pointercancel`,this._onPointerUp),this.domElement.addEventListener(`contextmenu`,this._onContextMenu),this.domElement.addEventListener(`wheel`,this._onMouseWheel,{passive:!1}),this.domElement.ownerDocument.addEventListener(`keydown`,this._interceptControlDown,{passive:!0,capture:!0}),this.domElement.style.touchAction=`none`}disconnect(){this.state=Y_.NONE,this.domElement.removeEventListener(`pointerdown`,this._onPointerDown),this.domElement.ownerDocument.removeEventListener(`pointermove`,this._onPointerMove),this.domElement.ownerDocument.removeEventListener(`pointerup`,this._onPointerUp),this.domElement.removeEventListener(`pointercancel`,this._onPointerUp),this.domElement.removeEventListener(`wheel`,this._onMouseWheel),this.domElement.removeEventListener(`contextmenu`,this._onContextMenu),this.stopListenToKeyEvents(),this.domElement.ownerDocument.removeEventListener(`keydown`,this._interceptControlDown,{capture:!0}),this.domElement.ownerDocument.removeEventListener(`keyup`,this._interceptControlUp,{capture:!0}),this._controlActive=!1,this._pointers.length=0,this._pointerPositions={},this.domElement.style.touchAction=``,this.domElement.style.cursor=`auto`}dispose(){this.disconnect()}getPolarAngle(){return this._spherical.phi}getAzimuthalAngle(){return this._spherical.theta}getDistance(){return this.object.position.distanceTo(this.target)}listenToKeyEvents(e){e.addEventListener(`keydown`,this._onKeyDown),this._domElementKeyEvents=e}stopListenToKeyEvents(){this._domElementKeyEvents!==null&&(this._domElementKeyEvents.removeEventListener(`keydown`,this._onKeyDown),this._domElementKeyEvents=null)}saveState(){this.target0.copy(this.target),this.position0.copy(this.object.position),this.zoom0=this.object.zoom}reset(){this.target.copy(this.target0),this.object.position.copy(this.position0),this.object.zoom=this.zoom0,this.object.updateProjectionMatrix(),this.dispatchEvent(V_),this.update(),this.state=Y_.NONE}pan(e,t){this._pan(e,t),this.update()}dollyIn(e){this._dollyIn(e),this.update()}dollyOut(e){this._dollyOut(e),this.update()}rotateLeft(e){this._rotateLeft(e),this.update()}rotateUp(e){this._rotateUp(e),this.update()}update(e=null){let t=this.object.position;q_.copy(t).sub(this.target),q_.applyQuaternion(this._quat),this._spherical.setFromVector3(q_),this.autoRotate&&this.state===Y_.NONE&&this._rotateLeft(this._getAutoRotationAngle(e)),this.enableDamping?(this._spherical.theta+=this._sphericalDelta.theta*this.dampingFactor,this._spherical.phi+=this._sphericalDelta.phi*this.dampingFactor):(this._spherical.theta+=this._sphericalDelta.theta,this._spherical.phi+=this._sphericalDelta.phi);let n=this.minAzimuthAngle,r=this.maxAzimuthAngle;isFinite(n)&&isFinite(r)&&(n<-Math.PI?n+=J_:n>Math.PI&&(n-=J_),r<-Math.PI?r+=J_:r>Math.PI&&(r-=J_),n<=r?this._spherical.theta=Math.max(n,Math.min(r,this._spherical.theta)):this._spherical.theta=this._spherical.theta>(n+r)/2?Math.max(n,this._spherical.theta):Math.min(r,this._spherical.theta)),this._spherical.phi=Math.max(this.minPolarAngle,Math.min(this.maxPolarAngle,this._spherical.phi)),this._spherical.makeSafe(),this.enableDamping===!0?this.target.addScaledVector(this._panOffset,this.dampingFactor):this.target.add(this._panOffset),this.target.sub(this.cursor),this.target.clampLength(this.minTargetRadius,this.maxTargetRadius),this.target.add(this.cursor);let i=!1;if(this.zoomToCursor&&this._performCursorZoom||this.object.isOrthographicCamera)this._spherical.radius=this._clampDistance(this._spherical.radius);else{let e=this._spherical.radius;this._spherical.radius=this._clampDistance(this._spherical.radius*this._scale),i=e!=this._spherical.radius}if(q_.setFromSpherical(this._spherical),q_.applyQuaternion(this._quatInverse),t.copy(this.target).add(q_),this.object.lookAt(this.target),this.enableDamping===!0?(this._sphericalDelta.theta*=1-this.dampingFactor,this._sphericalDelta.phi*=1-this.dampingFactor,this._panOffset.multiplyScalar(1-this.dampingFactor)):(this._sphericalDelta.set(0,0,0),this._panOffset.set(0,0,0)),this.zoomToCursor&&this._performCursorZoom){let e=null;if(this.object.isPerspectiveCamera){let t=q_.length();e=this._clampDistance(t*this._scale);let n=t-e;this.object.position.addScaledVector(this._dollyDirection,n),this.object.updateMatrixWorld(),i=!!n}else if(this.object.isOrthographicCamera){let t=new Z(this._mouse.x,this._mouse.y,0);t.unproject(this.object);let n=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),this.object.updateProjectionMatrix(),i=n!==this.object.zoom;let r=new Z(this._mouse.x,this._mouse.y,0);r.unproject(this.object),this.object.position.sub(r).add(t),this.object.updateMatrixWorld(),e=q_.length()}else console.warn(`WARNING: OrbitControls.js encountered an unknown camera type - zoom to cursor disabled.`),this.zoomToCursor=!1;e!==null&&(this.screenSpacePanning?this.target.set(0,0,-1).transformDirection(this.object.matrix).multiplyScalar(e).add(this.object.position):(W_.origin.copy(this.object.position),W_.direction.set(0,0,-1).transformDirection(this.object.matrix),Math.abs(this.object.up.dot(W_.direction))<K_?this.object.lookAt(this.target):(G_.setFromNormalAndCoplanarPoint(this.object.up,this.target),W_.intersectPlane(G_,this.target))))}else if(this.object.isOrthographicCamera){let e=this.object.zoom;this.object.zoom=Math.max(this.minZoom,Math.min(this.maxZoom,this.object.zoom/this._scale)),e!==this.object.zoom&&(this.object.updateProjectionMatrix(),i=!0)}return this._scale=1,this._performCursorZoom=!1,i||this._lastPosition.distanceToSquared(this.object.position)>X_||8*(1-this._lastQuaternion.dot(this.object.quaternion))>X_||this._lastTargetPosition.distanceToSquared(this.target)>X_?(this.dispatchEvent(V_),this._lastPosition.copy(this.object.position),this._lastQuaternion.copy(this.object.quaternion),this._lastTargetPosition.copy(this.target),!0):!1}_getAutoRotationAngle(e){return e===null?J_/60/60*this.autoRotateSpeed:J_/60*this.autoRotateSpeed*e}_getZoomScale(e){let t=Math.abs(e*.01);return .95**(this.zoomSpeed*t)}_rotateLeft(e){this._sphericalDelta.theta-=e}_rotateUp(e){this._sphericalDelta.phi-=e}_panLeft(e,t){q_.setFromMatrixColumn(t,0),q_.multiplyScalar(-e),this._panOffset.add(q_)}_panUp(e,t){this.screenSpacePanning===!0?q_.setFromMatrixColumn(t,1):(q_.setFromMatrixColumn(t,0),q_.crossVectors(this.object.up,q_)),q_.multiplyScalar(e),this._panOffset.add(q_)}_pan(e,t){let n=this.domElement;if(this.object.isPerspectiveCamera){let r=this.object.position;q_.copy(r).sub(this.target);let i=q_.length();i*=Math.tan(this.object.fov/2*Math.PI/180),this._panLeft(2*e*i/n.clientHeight,this.object.matrix),this._panUp(2*t*i/n.clientHeight,this.object.matrix)}else this.object.isOrthographicCamera?(this._panLeft(e*(this.object.right-this.object.left)/this.object.zoom/n.clientWidth,this.object.matrix),this._panUp(t*(this.object.top-this.object.bottom)/this.object.zoom/n.clientHeight,this.object.matrix)):(console.warn(`WARNING: OrbitControls.js encountered an unknown camera type - pan disabled.`),this.enablePan=!1)}_dollyOut(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale/=e:(console.warn(`WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled.`),this.enableZoom=!1)}_dollyIn(e){this.object.isPerspectiveCamera||this.object.isOrthographicCamera?this._scale*=e:(console.warn(`WARNING: OrbitControls.js encountered an unknown camera type - dolly/zoom disabled.`),this.enableZoom=!1)}_updateZoomParameters(e,t){if(!this.zoomToCursor)return;this._performCursorZoom=!0;let n=this.domElement.getBoundingClientRect(),r=e-n.left,i=t-n.top,a=n.width,o=n.height;this._mouse.x=r/a*2-1,this._mouse.y=-(i/o)*2+1,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()}_clampDistance(e){return Math.max(this.minDistance,Math.min(this.maxDistance,e))}_handleMouseDownRotate(e){this._rotateStart.set(e.clientX,e.clientY)}_handleMouseDownDolly(e){this._updateZoomParameters(e.clientX,e.clientY),this._dollyStart.set(e.clientX,e.clientY)}_handleMouseDownPan(e){this._panStart.set(e.clientX,e.clientY)}_handleMouseMoveRotate(e){this._rotateEnd.set(e.clientX,e.clientY),this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(J_*this._rotateDelta.x/t.clientHeight),this._rotateUp(J_*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd),this.update()}_handleMouseMoveDolly(e){this._dollyEnd.set(e.clientX,e.clientY),this._dollyDelta.subVectors(this._dollyEnd,this._dollyStart),this._dollyDelta.y>0?this._dollyOut(this._getZoomScale(this._dollyDelta.y)):this._dollyDelta.y<0&&this._dollyIn(this._getZoomScale(this._dollyDelta.y)),this._dollyStart.copy(this._dollyEnd),this.zoomToCursor&&(this._performCursorZoom=!0,this._dollyDirection.set(this._mouse.x,this._mouse.y,1).unproject(this.object).sub(this.object.position).normalize()),this.update()}_handleMouseMovePan(e){this._panEnd.set(e.clientX,e.clientY),this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd),this.update()}_handleMouseWheel(e){this._updateZoomParameters(e.clientX,e.clientY),e.deltaY<0?this._dollyIn(this._getZoomScale(e.deltaY)):e.deltaY>0&&this._dollyOut(this._getZoomScale(e.deltaY)),this.update()}_handleKeyDown(e){let t=!1;switch(e.code){case this.keys.UP:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(J_*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,this.keyPanSpeed),t=!0;break;case this.keys.BOTTOM:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateUp(-J_*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(0,-this.keyPanSpeed),t=!0;break;case this.keys.LEFT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(J_*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(this.keyPanSpeed,0),t=!0;break;case this.keys.RIGHT:e.ctrlKey||e.metaKey||e.shiftKey?this.enableRotate&&this._rotateLeft(-J_*this.keyRotateSpeed/this.domElement.clientHeight):this.enablePan&&this._pan(-this.keyPanSpeed,0),t=!0}t&&(e.preventDefault(),this.update())}_handleTouchStartRotate(e){if(this._pointers.length===1)this._rotateStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._rotateStart.set(n,r)}}_handleTouchStartPan(e){if(this._pointers.length===1)this._panStart.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panStart.set(n,r)}}_handleTouchStartDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,r=e.pageY-t.y,i=Math.sqrt(n*n+r*r);this._dollyStart.set(0,i)}_handleTouchStartDollyPan(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enablePan&&this._handleTouchStartPan(e)}_handleTouchStartDollyRotate(e){this.enableZoom&&this._handleTouchStartDolly(e),this.enableRotate&&this._handleTouchStartRotate(e)}_handleTouchMoveRotate(e){if(this._pointers.length==1)this._rotateEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._rotateEnd.set(n,r)}this._rotateDelta.subVectors(this._rotateEnd,this._rotateStart).multiplyScalar(this.rotateSpeed);let t=this.domElement;this._rotateLeft(J_*this._rotateDelta.x/t.clientHeight),this._rotateUp(J_*this._rotateDelta.y/t.clientHeight),this._rotateStart.copy(this._rotateEnd)}_handleTouchMovePan(e){if(this._pointers.length===1)this._panEnd.set(e.pageX,e.pageY);else{let t=this._getSecondPointerPosition(e),n=.5*(e.pageX+t.x),r=.5*(e.pageY+t.y);this._panEnd.set(n,r)}this._panDelta.subVectors(this._panEnd,this._panStart).multiplyScalar(this.panSpeed),this._pan(this._panDelta.x,this._panDelta.y),this._panStart.copy(this._panEnd)}_handleTouchMoveDolly(e){let t=this._getSecondPointerPosition(e),n=e.pageX-t.x,r=e.pageY-t.y,i=Math.sqrt(n*n+r*r);this._dollyEnd.set(0,i),this._dollyDelta.set(0,(this._dollyEnd.y/this._dollyStart.y)**+this.zoomSpeed),this._dollyOut(this._dollyDelta.y),this._dollyStart.copy(this._dollyEnd);let a=(e.pageX+t.x)*.5,o=(e.pageY+t.y)*.5;this._updateZoomParameters(a,o)}_handleTouchMoveDollyPan(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enablePan&&this._handleTouchMovePan(e)}_handleTouchMoveDollyRotate(e){this.enableZoom&&this._handleTouchMoveDolly(e),this.enableRotate&&this._handleTouchMoveRotate(e)}_addPointer(e){this._pointers.push(e.pointerId)}_removePointer(e){delete this._pointerPositions[e.pointerId];for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId){this._pointers.splice(t,1);return}}_isTrackingPointer(e){for(let t=0;t<this._pointers.length;t++)if(this._pointers[t]==e.pointerId)return!0;return!1}_trackPointer(e){let t=this._pointerPositions[e.pointerId];t===void 0&&(t=new X,this._pointerPositions[e.pointerId]=t),t.set(e.pageX,e.pageY)}_getSecondPointerPosition(e){let t=e.pointerId===this._pointers[0]?this._pointers[1]:this._pointers[0];return this._pointerPositions[t]}_customWheelEvent(e){let t=e.deltaMode,n={clientX:e.clientX,clientY:e.clientY,deltaY:e.deltaY};switch(t){case 1:n.deltaY*=16;break;case 2:n.deltaY*=100}return e.ctrlKey&&!this._controlActive&&(n.deltaY*=10),n}};function Q_(e){this.enabled!==!1&&(this._pointers.length===0&&(this.domElement.setPointerCapture(e.pointerId),this.domElement.ownerDocument.addEventListener(`pointermove`,this._onPointerMove),this.domElement.ownerDocument.addEventListener(`pointerup`,this._onPointerUp)),this._isTrackingPointer(e)||(this._addPointer(e),e.pointerType===`touch`?this._onTouchStart(e):this._onMouseDown(e),this._cursorStyle===`grab`&&(this.domElement.style.cursor=`grabbing`)))}function $_(e){this.enabled!==!1&&(e.pointerType===`touch`?this._onTouchMove(e):this._onMouseMove(e))}function ev(e){switch(this._removePointer(e),this._pointers.length){case 0:this.domElement.releasePointerCapture(e.pointerId),this.domElement.ownerDocument.removeEventListener(`pointermove`,this._onPointerMove),this.domElement.ownerDocument.removeEventListener(`pointerup`,this._onPointerUp),this.dispatchEvent(U_),this.state=Y_.NONE,this._cursorStyle===`grab`&&(this.domElement.style.cursor=`grab`);break;case 1:let t=this._pointers[0],n=this._pointerPositions[t];this._onTouchStart({pointerId:t,pageX:n.x,pageY:n.y})}}function tv(e){let t;switch(e.button){case 0:t=this.mouseButtons.LEFT;break;case 1:t=this.mouseButtons.MIDDLE;break;case 2:t=this.mouseButtons.RIGHT;break;default:t=-1}switch(t){case xs.DOLLY:if(this.enableZoom===!1)return;this._handleMouseDownDolly(e),this.state=Y_.DOLLY;break;case xs.ROTATE:if(e.ctrlKey||e.metaKey||e.shiftKey){if(this.enablePan===!1)return;this._handleMouseDownPan(e),this.state=Y_.PAN}else{if(this.enableRotate===!1)return;this._handleMouseDownRotate(e),this.state=Y_.ROTATE}break;case xs.PAN:if(e.ctrlKey||e.metaKey||e.shiftKey){if(this.enableRotate===!1)return;this._handleMouseDownRotate(e),this.state=Y_.ROTATE}else{if(this.enablePan===!1)return;this._handleMouseDownPan(e),this.state=Y_.PAN}break;default:this.state=Y_.NONE}this.state!==Y_.NONE&&this.dispatchEvent(H_)}function nv(e){switch(this.state){case Y_.ROTATE:if(this.enableRotate===!1)return;this._handleMouseMoveRotate(e);break;case Y_.DOLLY:if(this.enableZoom===!1)return;this._handleMouseMoveDolly(e);break;case Y_.PAN:if(this.enablePan===!1)return;this._handleMouseMovePan(e)}}function rv(e){this.enabled!==!1&&this.enableZoom!==!1&&this.state===Y_.NONE&&(e.preventDefault(),this.dispatchEvent(H_),this._handleMouseWheel(this._customWheelEvent(e)),this.dispatchEvent(U_))}function iv(e){this.enabled!==!1&&this._handleKeyDown(e)}function av(e){switch(this._trackPointer(e),this._pointers.length){case 1:switch(this.touches.ONE){case Ss.ROTATE:if(this.enableRotate===!1){this.state=Y_.NONE;break}this._handleTouchStartRotate(e),this.state=Y_.TOUCH_ROTATE;break;case Ss.PAN:if(this.enablePan===!1){this.state=Y_.NONE;break}this._handleTouchStartPan(e),this.state=Y_.TOUCH_PAN;break;default:this.state=Y_.NONE}break;case 2:switch(this.touches.TWO){case Ss.DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchStartDollyPan(e),this.state=Y_.TOUCH_DOLLY_PAN;break;case Ss.DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchStartDollyRotate(e),this.state=Y_.TOUCH_DOLLY_ROTATE;break;default:this.state=Y_.NONE}break;default:this.state=Y_.NONE}this.state!==Y_.NONE&&this.dispatchEvent(H_)}function ov(e){switch(this._trackPointer(e),this.state){case Y_.TOUCH_ROTATE:if(this.enableRotate===!1)return;this._handleTouchMoveRotate(e),this.update();break;case Y_.TOUCH_PAN:if(this.enablePan===!1)return;this._handleTouchMovePan(e),this.update();break;case Y_.TOUCH_DOLLY_PAN:if(this.enableZoom===!1&&this.enablePan===!1)return;this._handleTouchMoveDollyPan(e),this.update();break;case Y_.TOUCH_DOLLY_ROTATE:if(this.enableZoom===!1&&this.enableRotate===!1)return;this._handleTouchMoveDollyRotate(e),this.update();break;default:this.state=Y_.NONE}}function sv(e){this.enabled!==!1&&e.preventDefault()}function cv(e){e.key===`Control`&&(this._controlActive=!0,this.domElement.ownerDocument.addEventListener(`keyup`,this._interceptControlUp,{passive:!0,capture:!0}))}function lv(e){e.key===`Control`&&(this._controlActive=!1,this.domElement.ownerDocument.removeEventListener(`keyup`,this._interceptControlUp,{passive:!0,capture:!0}))}var uv=90,dv=3e4;function fv({relative:e,station_met_s:t,station_itrf:n},r){if(!e||!t||!n||e.met_s.length<2)return null;let{met_s:i,rtn:a}=e;return r<i[0]-1||r>i[i.length-1]+1?null:{...ro(i,a,r),axes:k_(ro(t,n,r))}}var pv=(e,t)=>Math.acos(Math.min(Math.max(e.dot(t),-1),1));function mv(e,t,n){if(n<=0)return e;if(n>=1)return t;let r=e.forward.clone().lerp(t.forward,n);r.lengthSq()<.001&&r.add(e.up.clone().cross(e.forward).multiplyScalar(.1));let i=e.up.clone().lerp(t.up,n);return{forward:r.normalize(),up:i,how:n<.5?e.how:t.how}}function hv(e,t){let{plan:n}=e,r=ro(e.met_s,e.ship_itrf,t),i=k_(r),a=E_(r.v),o=a.length()>1?a.normalize():i.out.clone(),s=pv(o,i.out)<.2?i.across:i.out,c=n.insertion?.cutoff_met_s??(n.hop?e.end_met_s:-1),l={forward:o,up:s,how:`along its path`};if(n.hop){let r=(Date.parse(n.hop.apogee_utc)-Date.parse(e.zero_utc))/1e3;return e.ship_shape?.winged?l:mv(l,{forward:i.out,up:i.across,how:`upright`},N_(r-60,r,t))}if(t<=c)return l;let u={forward:i.along,up:i.out,how:`along its orbit`},d=n.way_home,f=d?(Date.parse(d.entry_utc)-Date.parse(e.zero_utc))/1e3:1/0;if(t>f-600){let n=e.ship_shape?.winged,r={forward:n?o:o.clone().negate(),up:pv(o,i.out)>Math.PI-.2?i.across:i.out,how:n?`nose ahead`:`heat shield ahead`};return t>f-600+uv?r:mv(u,r,N_(f-600,f-600+uv,t))}let p=mv(l,u,c>0?N_(c,c+uv,t):1),m=gv(e,t);m&&(p=m);for(let e of n.burns){if(e.engine!==`main`)continue;let n=e.met_s+e.duration_s;if(t<e.met_s-uv||t>n+uv)continue;let r=A_(i,e.dv_rtn_mps).normalize(),a=t<e.met_s?N_(e.met_s-uv,e.met_s,t):1-N_(n,n+uv,t),o=Math.abs(r.dot(i.out))>.95?i.across:i.out;p=mv(p,{forward:r,up:o,how:`for the burn`},a)}return p}function gv(e,t){let n=fv(e,t);if(!n||!e.zones)return null;let{rtn_m:r,axis_rtn:i}=e.zones.port,a=A_(n.axes,n.r.map((e,t)=>r[t]-e)),o=a.length();if(o>dv)return null;let s=A_(n.axes,i).negate(),c=Math.abs(i[0])>.5?n.axes.along:n.axes.out,l=o>.5?a.divideScalar(o):s,u=pv(l,s)*180/Math.PI,d=o<3?1:1-N_(3,8,u);return mv({forward:l,up:c,how:`at the port`},{forward:s,up:c,how:`along the docking axis`},d)}var _v=(e,t)=>e[0]*t[0]+e[1]*t[1]+e[2]*t[2],vv=([e,t,n],[r,i,a])=>[t*a-n*i,n*r-e*a,e*i-t*r],yv=e=>Math.abs(e[0])>.5?[0,1,0]:[1,0,0];function bv(e,t,n){let r=n??fv(e,t);if(!r||!e.zones)return null;let i=e.zones.port,a=i.axis_rtn,o=r.r.map((e,t)=>e-i.rtn_m[t]),s=Math.hypot(...o),c=yv(a),l=vv(a.map(e=>-e),c),u=_v(o,a),d=hv(e,t),f=A_(r.axes,a).negate(),p=e=>Math.acos(Math.min(Math.max(e,-1),1))*180/Math.PI;return{range:s,rate:_v(o,r.v)/Math.max(s,1e-6),right:_v(o,l),up:_v(o,c),drift:Math.hypot(_v(r.v,l),_v(r.v,c)),off:s<.05?0:p(u/s),tilt:p(d.forward.dot(f)),how:d.how}}var xv=e=>Math.abs(e)>=1e3?`${d(e/1e3,Math.abs(e)<1e5?2:0)} km`:`${d(e,2)} m`,Sv=class{picture;svg=K(`svg`,{class:`sight`,"aria-hidden":`true`});numbers=W(`dl`,{class:`sight-numbers`});node=W(`div`,{class:`dock-sight`,hidden:!0},this.svg,this.numbers);size=``;constructor(e){this.picture=e}show(e,t,n,r){let i=`${t} ${n} ${r.toFixed(3)}`;if(i!==this.size&&(this.size=i,this.cross(t,n,r)),q(this.node,{"data-range":e?e.range.toFixed(3):``,"data-rate":e?e.rate.toFixed(4):``,"data-off":e?e.off.toFixed(3):``}),!e){xe(this.numbers,W(`div`,{},W(`dt`,{},`Station`),W(`dd`,{},`not near`)));return}let a=this.picture.zones?.corridor_deg??10,o=(e,t,n=``)=>W(`div`,{class:n},W(`dt`,{},e),W(`dd`,{},t));xe(this.numbers,o(`Range`,xv(e.range),`first`),o(`Rate`,`${d(e.rate,Math.abs(e.rate)<10?3:1)} m/s`,`first`),o(`Off axis`,`${d(e.off,1)}°`,e.off<=a?`good`:``),o(`Right, up`,`${xv(e.right)}, ${xv(e.up)}`),o(`Sideways`,`${d(e.drift,3)} m/s`),o(`Aligned to`,`${d(e.tilt,1)}°`,e.tilt<1?`good`:``),o(`Points`,e.how))}cross(e,t,n){let r=e/2,i=t/2,a=t/2/Math.tan(n*Math.PI/360),o=[K(`path`,{d:`M0 ${i}H${r-14}M${r+14} ${i}H${e}M${r} 0V${i-14}M${r} ${i+14}V${t}`}),K(`circle`,{cx:r,cy:i,r:5})],s=[.1,.2,.5,1,2,5,10].find(e=>Math.tan(e*Math.PI/180)*a>26)??10;for(let e=1;e<40;e++){let t=Math.tan(e*s*Math.PI/180)*a;if(t>Math.max(r,i))break;let n=e%5?5:9;o.push(K(`path`,{d:`M${r-t} ${i-n}v${2*n}M${r+t} ${i-n}v${2*n}M${r-n} ${i-t}h${2*n}M${r-n} ${i+t}h${2*n}`}))}let c=K(`text`,{x:r+8,y:t-8},`a tick ${s}°`);q(this.svg,{viewBox:`0 0 ${e} ${t}`}),xe(this.svg,...o,c)}};function Cv(e){let t=2*Math.atan(45/Math.max(e,1))*180/Math.PI;return Math.min(Math.max(t,.6),42)}var wv=.001,Tv=12,Ev=1.00003,Dv=1.00012,Ov=12,kv=(e,t)=>[Math.min(Math.max(Math.floor((90-e)/15),0),11),Math.floor(((t+180)%360+360)%360/15)];function Av(e,t,n){let r=new Set,i=n/Math.max(Math.cos(e*Math.PI/180),.2);for(let a of[0,n,-n])for(let n of[0,i,-i])Math.abs(e+a)>90||r.add(kv(e+a,t+n).join(`-`));return[...r]}function jv(e,t){let[n,r]=e.split(`-`).map(Number),i=[],a=0,o=0;for(let e=0;e<t.length;e+=2)a+=t[e],o+=t[e+1],i.push([r*15-180+a*wv,90-n*15+o*wv]);return i}var Mv=null;async function Nv(t){return Mv??=e.json(`tiles/lines.json`).then(e=>new Set(e)),(await Mv.catch(()=>null))?.has(t)?await e.json(`tiles/${t}.json`):{}}var Pv=class{material;changed;signal;group=new Fu;tiles=new Map;strokes=[new yf({color:`#f2f6f4`,transparent:!0,opacity:.5,depthWrite:!1}),new yf({color:`#f2e3b0`,transparent:!0,opacity:.3,depthWrite:!1})];wanted=[];constructor(e,t,n){this.material=e,this.changed=t,this.signal=n,V(n,()=>{for(let e of this.tiles.values())e?.dispose();for(let e of this.strokes)e.dispose()})}near(e,t,n){this.want(Av(e,t,n))}none(){this.want([])}want(e){if(e.join()!==this.wanted.join()){this.wanted=e;for(let t of e){let e=this.tiles.get(t);e===void 0?this.load(t):e&&(this.tiles.delete(t),this.tiles.set(t,e))}for(let[t,n]of this.tiles)n&&(n.group.visible=e.includes(t));for(let[t,n]of this.tiles){if(this.tiles.size<=Ov)break;n&&!e.includes(t)&&(n.dispose(),this.tiles.delete(t))}}}async load(t){this.tiles.set(t,null);try{let n=new Ip().loadAsync(e.url(`tiles/${t}.webp`)),[r,i]=await Promise.all([n,Nv(t).catch(()=>({}))]);if(this.signal.aborted){r.dispose();return}let a=this.make(t,r,i);a.group.visible=this.wanted.includes(t),this.tiles.set(t,a),this.changed()}catch{}}make(e,t,n){let[r,i]=e.split(`-`).map(Number);t.anisotropy=2;let[a,o]=[i*15/360,1-(r+1)*15/180],s=new op({vertexShader:this.material.vertexShader,fragmentShader:this.material.fragmentShader,uniforms:{...this.material.uniforms,day:{value:t},rect:{value:new nu(a,o,24,12)}},polygonOffset:!0,polygonOffsetFactor:-1,polygonOffsetUnits:-8}),c=new lf(Iv(r,i),s);c.renderOrder=.5;let l=new Fu;l.add(c);let u=[`coast`,`border`].flatMap((t,r)=>{let i=n[t];if(!i?.length)return[];let a=new jf(Lv(e,i),this.strokes[r]);return a.renderOrder=1.5,[a]});for(let e of u)l.add(e);return this.group.add(l),{group:l,dispose:()=>{this.group.remove(l),c.geometry.dispose(),s.dispose(),t.dispose();for(let e of u)e.geometry.dispose()}}}};function Fv(e,t,n){let r=e*Math.PI/180,i=t*Math.PI/180;return[n*Math.cos(r)*Math.cos(i),n*Math.sin(r),-n*Math.cos(r)*Math.sin(i)]}function Iv(e,t){let n=[],r=[],i=[],a=(a,o)=>{let s=90-(e+a/Tv)*15,c=(t+o/Tv)*15-180;n.push(...Fv(s,c,Ev)),r.push(...Fv(s,c,1)),i.push((c+180)/360,(s+90)/180)};for(let e=0;e<Tv;e++)for(let t=0;t<Tv;t++)for(let[n,r]of[[e,t],[e+1,t],[e+1,t+1],[e,t],[e+1,t+1],[e,t+1]])a(n,r);let o=new Rd;return o.setAttribute(`position`,new Cd(new Float32Array(n),3)),o.setAttribute(`normal`,new Cd(new Float32Array(r),3)),o.setAttribute(`uv`,new Cd(new Float32Array(i),2)),o}function Lv(e,t){let n=[];for(let r of t){let t=jv(e,r).map(([e,t])=>Fv(t,e,Dv));for(let e=0;e+1<t.length;e++)n.push(...t[e],...t[e+1])}let r=new Rd;return r.setAttribute(`position`,new Cd(new Float32Array(n),3)),r}var Rv=`
varying vec2 at; varying float height; varying float haze;
uniform vec3 sun; uniform vec3 eye; uniform float near;
void main() {
  at = uv;
  height = dot(normal, sun);
  float slant = 1.0 - max(dot(normalize(eye - position), normal), 0.0);
  haze = smoothstep(-0.12, 0.3, height) * (0.06 + 0.5 * slant * slant * slant * slant * near);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`,zv=`
uniform sampler2D day; uniform sampler2D night; uniform float loaded; uniform vec4 rect;
varying vec2 at; varying float height; varying float haze;
void main() {
  vec3 ground = vec3(0.35, 0.45, 0.55);
  if (loaded > 0.0) { ground = texture2D(day, (at - rect.xy) * rect.zw).rgb; ground *= 1.28 - 0.28 * ground; }
  vec3 colour = ground * (0.87 + 0.15 * height);
  if (height < 0.06) {
    vec3 dark = ground * vec3(0.40, 0.43, 0.50);
    float lamps = smoothstep(0.1, 0.33, texture2D(night, at).r);
    if (loaded > 0.0) dark += lamps * vec3(1.0, 0.91, 0.72) * (1.0 - dark);
    colour = mix(dark, colour, smoothstep(-0.105, 0.06, height));
  }
  gl_FragColor = vec4(colour + haze * (vec3(0.52, 0.7, 0.95) - colour), 1.0);
}`,Bv=.014,Vv=400,Hv=`
attribute float part;
uniform vec3 eye; uniform vec3 side; uniform vec3 top; uniform vec3 sun; uniform float air;
varying float lit; varying float dusk; varying float up;
void main() {
  float d = length(eye);
  // From inside the air its top is level with the eye. The faces of the ball lie a little under it.
  float s = 1.0 + min(air, (d - 1.0) * 0.98) * part - min(0.0006, d - 1.0) * (1.0 - part);
  float rho = (d - 1.0 / d) * s / sqrt(d * d - s * s);
  vec3 way = position.x * side + position.y * top;
  vec3 p = eye / (d * d) + way * rho;
  float height = dot(normalize(p), sun);
  lit = smoothstep(-0.2, 0.12, height);
  dusk = lit * (1.0 - smoothstep(-0.05, 0.2, height));
  up = part;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(p, 1.0);
}`,Uv=`
varying float lit; varying float dusk; varying float up; uniform float strong;
void main() {
  float thin = 1.0 - up;
  vec3 blue = mix(vec3(0.25, 0.5, 1.0), vec3(0.75, 0.9, 1.0), thin * thin * thin);
  vec3 colour = mix(blue, vec3(1.0, 0.62, 0.35), dusk * thin);
  gl_FragColor = vec4(colour * (lit * thin * thin * 0.95 * strong), 1.0);
}`,Wv=`
attribute float bright; varying float glow; uniform float scale;
void main() {
  glow = clamp(bright, 0.25, 1.0);
  gl_PointSize = scale * (0.9 + 1.6 * bright);
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`,Gv=`
varying float glow; uniform float seen;
void main() { gl_FragColor = vec4(vec3(0.92, 0.95, 1.0) * glow * seen, 1.0); }`,Kv=class{changed;signal;group=new Fu;stars=new Lf(new Rd);tiles;sun=new Z(1,0,0);eye=new Z(0,0,3);material;rim;balls;side=new Z;top=new Z;constructor(e,t){this.changed=e,this.signal=t;let n=new tu;this.material=new op({vertexShader:Rv,fragmentShader:zv,uniforms:{day:{value:n},night:{value:n},sun:{value:this.sun},eye:{value:this.eye},near:{value:1},loaded:{value:0},rect:{value:new nu(0,0,1,1)}}}),this.balls=[[96,48],[192,96]].map(([e,t])=>new lf(new Zf(1,e,t),this.material));for(let e of this.balls)e.renderOrder=1;this.near(!1),this.rim=new lf(qv(),new op({vertexShader:Hv,fragmentShader:Uv,uniforms:{eye:{value:this.eye},side:{value:this.side},top:{value:this.top},sun:{value:this.sun},air:{value:Bv},strong:{value:1}},transparent:!0,side:2,blending:2,depthWrite:!1})),this.rim.frustumCulled=!1,this.rim.renderOrder=2,this.tiles=new Pv(this.material,e,t),this.group.add(this.tiles.group,...this.balls,this.rim),this.group.scale.y=w_,this.stars.material=new op({vertexShader:Wv,fragmentShader:Gv,uniforms:{scale:{value:1},seen:{value:1}},depthWrite:!1,depthTest:!1}),this.stars.frustumCulled=!1,this.stars.renderOrder=0,this.stars.visible=!1}load(t){let n=new Ip,r=[`earth-day.jpg`,`earth-night.jpg`].map(t=>n.loadAsync(e.url(t)));Promise.all(r).then(([e,n])=>{for(let r of[e,n])r.anisotropy=t?1:4,t&&(r.minFilter=As),V(this.signal,()=>r.dispose());this.signal.aborted||(this.material.uniforms.day.value=e,this.material.uniforms.night.value=n,this.material.uniforms.loaded.value=1,this.changed())}),e.json(`stars.json`).then(e=>{this.signal.aborted||(this.sky(e),t&&this.stars.geometry.setDrawRange(0,Vv),this.changed())}).catch(()=>{})}sky(e){let t=e.length/3,n=new Float32Array(3*t),r=new Float32Array(t);for(let i=0;i<t;i++){let t=e[3*i]*Math.PI/18e3,a=e[3*i+1]*Math.PI/18e3;n.set([Math.cos(a)*Math.cos(t),Math.sin(a),-Math.cos(a)*Math.sin(t)],3*i),r[i]=Math.min(Math.max(1-e[3*i+2]/50,.1),1.2)}this.stars.geometry.setAttribute(`position`,new Cd(n,3)),this.stars.geometry.setAttribute(`bright`,new Cd(r,1)),this.stars.visible=!0}near(e){for(let[t,n]of this.balls.entries())n.visible=t===Number(e)}veil(e){this.stars.material.uniforms.seen.value=1-N_(0,.25,e),this.rim.material.uniforms.strong.value=Math.max(1-1.4*e,0)}prepare(e,t,n){let r=this.eye.copy(e.position);r.y/=w_,r.length()<1+1e-6&&r.setLength(1+1e-6);let i=r.clone().normalize();this.side.set(0,1,0).cross(Math.abs(i.y)>.99?new Z(1,0,0):i).normalize(),Math.abs(i.y)>.99&&this.side.set(1,0,0),this.top.copy(i).cross(this.side).normalize(),this.stars.position.copy(e.position),this.stars.scale.setScalar(n*.9),this.stars.rotation.y=-M_(t)}};function qv(){let e=[0,.2,.5,1],t=[],n=[],r=(e,r)=>{let i=2*Math.PI*e/96;t.push(Math.cos(i),Math.sin(i),0),n.push(r)};for(let t=0;t<96;t++)for(let n=0;n+1<e.length;n++){let[i,a]=[e[n],e[n+1]];for(let[e,n]of[[t,i],[t+1,i],[t+1,a],[t,i],[t+1,a],[t,a]])r(e,n)}let i=new Rd;return i.setAttribute(`position`,new Cd(new Float32Array(t),3)),i.setAttribute(`part`,new Cd(new Float32Array(n),1)),i}var Jv=class{ways;stations=[];constructor(e,t,n){this.ways=e;for(let e of n.plan.hop?[]:n.ground.stations){let n=t.add(`ground`,`○`,e.name,!0);n.at.copy(O_(e.latitude_deg,e.longitude_deg,1.001)),this.stations.push({label:n,contacts:e.contacts,place:n.at})}}show(e,t){let n=[];for(let r of this.stations){let i=ao(r.contacts,e);r.label.node.classList.contains(`heard`)!==i&&(r.label.node.classList.toggle(`heard`,i),r.label.node.firstChild.textContent=i?`◉`:`○`),i&&n.push(r.place,t)}let r=this.ways.line(`heard`,`#9be38b`,1.5);r.visible=n.length>0,n.length&&r.segments(new Float32Array(n.flatMap(e=>e.toArray())))}},Yv=6.3,Xv=5600,Zv=class{node=W(`div`,{class:`marks`,"aria-hidden":`true`});all=[];toEye=new Z;point=new Z;add(e,t,n,r){let i=W(`div`,{class:`mark-${e}`,hidden:!0},W(`i`,{},t),W(`span`,{},n));this.node.append(i);let a={node:i,at:new Z,low:r};return this.all.push(a),a}place(e,t,n,r,i){let a=e.position,o=[],s=e=>{let t=e.node.classList;return e===i?0:t.contains(`heard`)||t.contains(`mark-watcher`)?1:t.contains(`mark-city`)?3:2};for(let i of[...this.all].sort((e,t)=>s(e)-s(t))){let s=this.seen(i,a,e,r);if(i.node.hidden!==!s&&(i.node.hidden=!s),!s)continue;let c=(s.x+1)/2*t,l=(1-s.y)/2*n;i.node.style.transform=`translate(${c.toFixed(1)}px, ${l.toFixed(1)}px)`;let u=i.node.textContent.length*Yv+12,d=[[c-7,c+u],[c-u,c+7]],f=d.find(([e,n])=>e>-7&&n<t+7&&!o.some(([t,r,i])=>e<r&&n>t&&Math.abs(i-l)<13));i.node.classList.toggle(`bare`,!f),i.node.classList.toggle(`left`,f===d[1]),o.push([...f??[c-7,c+7],l])}}seen(e,t,n,r){let{at:i,node:a,low:o}=e;if(r===1/0&&!o&&!a.classList.contains(`mark-present`)||a.dataset.known===`false`||i.lengthSq()===0||a.dataset.met!==void 0&&Math.abs(Number(a.dataset.met)-r)>Xv)return null;let s=this.toEye.copy(t).sub(i),c=-i.dot(s)/s.lengthSq();if(o?i.dot(t)<1:c>0&&this.point.copy(i).addScaledVector(s,c).length()<.995)return null;let l=this.point.copy(i).project(n);return l.z>1?null:l}},Qv=class{listeners=new Map;on(e,t){this.listeners.set(e,t)}show(e){for(let[t,n]of this.listeners){let r=e?.found.clouds.find(e=>e.where===t);n(e&&r?{cloud:r,samples:e}:null)}}};function $v(e,t,n){let r=null,i=196;for(let[a,o]of e.entries()){if(!o)continue;let e=(o[0]-t)**2+(o[1]-n)**2;e<i&&([r,i]=[a,e])}return r}function ey({outcome:e,outcomes:t},n){return t.map((t,r)=>{let i=``;for(let[t,a]of n.entries())a&&e[t]===r&&(i+=ty(r,a));return K(`path`,{d:i,class:`samples o${r}`})})}function ty(e,[t,n]){let r=`M${t.toFixed(1)} ${n.toFixed(1)}`;return e===0?`${r}h0`:e===1?`${r}m-3 0h6m-3 -3v6`:`${r}m-2.5 -2.5l5 5m0 -5l-5 5`}function ny(e,t,n){let r=t=>{let r=e.getBoundingClientRect();return $v(n(),t.clientX-r.left,t.clientY-r.top)};e.addEventListener(`pointermove`,n=>{let i=t();if(!i)return;let a=r(n);a!==null&&i.choose(a),q(e,{"data-over":a===null?``:`opens`})}),e.addEventListener(`click`,e=>{let n=r(e);n!==null&&(t()?.choose(n),t()?.open(n))})}var ry=1.001,iy=[`#fff3a8`,`#ff9ed2`,`#ff7a6b`],ay=class{scene;ways;chosen;points=[];places=[];shown=null;constructor(e,t,n){this.scene=e,this.ways=t,this.chosen=n,n.node.dataset.known=`false`}show(e,t,n){this.shown=e;for(let e of this.points.splice(0))this.scene.remove(e),e.geometry.dispose(),e.material.dispose();if(this.chosen.node.dataset.known=`false`,this.ways.hide(`ellipse`),!e)return;let{cloud:r,samples:i}=e,a=r.x.map((e,t)=>{let n=r.y[t];return e!==null&&n!=null?O_(n,e,ry):null});this.places=a;for(let[e,t]of iy.entries()){let n=a.flatMap((t,n)=>t&&i.found.outcome[n]===e?[t]:[]);if(!n.length)continue;let r=new Mf({color:new Hu(t),size:3,sizeAttenuation:!1}),o=new Lf(new Rd().setFromPoints(n),r);o.renderOrder=3,this.points.push(o),this.scene.add(o)}for(let[e,t]of r.outlines.entries()){let n=[...t,t[0]].map(([e,t])=>O_(t,e,ry));this.ways.path(this.ways.line(`ellipse ${e}`,`#fff3a8`,1.5),n)}i.on(e=>{let n=e===null?null:a[e];this.chosen.node.dataset.known=String(!!n),n&&this.chosen.at.copy(n),t()},n)}point(e,t,n,r,i,a){if(!this.shown)return;let o=$v(this.places.map(e=>{if(!e||e.dot(r.position)<1)return null;let t=e.clone().project(r);return[(t.x+1)/2*i,(1-t.y)/2*a]}),e,t);o!==null&&(this.shown.samples.choose(o),n&&this.shown.samples.open(o))}},oy={white:`#e9eaec`,grey:`#aeb0ac`,steel:`#c3c9cf`,green:`#7c866b`,gold:`#c79a4a`,dark:`#43474c`,cells:`#27408b`,truss:`#8e949b`},sy=`
attribute vec3 colour; varying vec3 lit;
uniform vec3 sun; uniform vec3 earth; uniform float day; uniform float below;
void main() {
  vec3 n = normalize(mat3(modelMatrix) * normal);
  lit = colour * (0.2 + 0.92 * day * max(dot(n, sun), 0.0) + below * max(dot(n, earth), 0.0) * vec3(0.75, 0.9, 1.1));
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`,cy=`
varying vec3 lit;
void main() { gl_FragColor = vec4(lit, 1.0); }`,ly=class{material=new op({vertexShader:sy,fragmentShader:cy,uniforms:{sun:{value:new Z(1,0,0)},earth:{value:new Z(0,-1,0)},day:{value:1},below:{value:.25}}});seams=new yf({color:`#0a0d10`,transparent:!0,opacity:.35});light({sun:e,earth:t,day:n,below:r}){let{uniforms:i}=this.material;i.sun.value.copy(e),i.earth.value.copy(t),i.day.value=n,i.below.value=r}dispose(){this.material.dispose(),this.seams.dispose()}};function uy(e){if(e.body&&e.radii){let[t,n]=e.body.map(e=>new Z(...e)),r=n.clone().sub(t),i=new Wf(e.radii[1],e.radii[0],r.length(),20,1),a=new Rl().setFromUnitVectors(new Z(0,1,0),r.clone().normalize());return i.applyMatrix4(new su().compose(t.clone().add(n).multiplyScalar(.5),a,new Z(1,1,1)))}if(e.plate){let[t,n,r]=e.plate.map(e=>new Z(...e)),i=n.clone().cross(r).setLength((e.thick??.1)/2);return new Uf(2,2,2).applyMatrix4(new su().makeBasis(n,r,i).setPosition(t))}return new Zf(e.radius??1,18,12).translate(...e.ball)}function dy(e,t){let n=[],r=[],i=[],a=[];for(let t of e){let e=uy(t),o=e.toNonIndexed(),s=o.getAttribute(`position`).count;n.push(...o.getAttribute(`position`).array),r.push(...o.getAttribute(`normal`).array);let{r:c,g:l,b:u}=new Hu(oy[t.colour]??oy.white).convertLinearToSRGB();for(let e=0;e<s;e++)i.push(c,l,u);let d=new Yf(e,40);a.push(...d.getAttribute(`position`).array);for(let t of[e,o,d])t.dispose()}let o=new Rd;for(let[e,t]of[[`position`,n],[`normal`,r],[`colour`,i]])o.setAttribute(e,new Cd(new Float32Array(t),3));let s=new Rd;s.setAttribute(`position`,new Cd(new Float32Array(a),3));let c=new Fu;return c.add(new lf(o,t.material),new jf(s,t.seams)),c.matrixAutoUpdate=!1,c}function fy(e){let t=1;for(let n of e)if(n.body&&n.radii)for(let[e,r]of n.body.entries())t=Math.max(t,Math.hypot(...r)+n.radii[e]);else if(n.plate){let[e,r,i]=n.plate;t=Math.max(t,Math.hypot(...e)+Math.hypot(...r)+Math.hypot(...i))}else n.ball&&(t=Math.max(t,Math.hypot(...n.ball)+(n.radius??0)));return t}var py=[[.78,.78,0,-.12,`steel`],[.6,.6,.01,-.1,`dark`]].map(([e,t,n,r,i])=>({name:`port`,colour:i,body:[[n,0,0],[r,0,0]],radii:[e,t]})),my=[[0,.32,.04],[0,.04,.32]].map(([e,t,n])=>({name:`target`,colour:`white`,thick:.02,plate:[[.03+e,0,0],[0,t,0],[0,0,n]]})),hy=()=>[...py,...my],gy=6e4,_y=60,vy=180,yy=class{picture;scene=new Wu;lit=new ly;ships;spans;ship=null;station=null;port=null;launcher;own;size;now;beside=null;constructor(e){this.picture=e;let t=e.ship_shape?.parts??[];this.own=t.length?fy(t.filter(e=>!e.deployed)):8,this.size=this.own;let n=e=>e.length?dy(e,this.lit):null,r=t.filter(e=>e.returns);this.ships=[n(t.filter(e=>!e.deployed)),n(t),n(r.length?r:t)];for(let e of this.ships)e&&this.scene.add(e);this.spans=Sy(e),this.launcher=this.carried(t);for(let{group:e}of this.launcher)this.scene.add(e);if(e.relative){e.station_shape&&(this.station=dy(e.station_shape.parts,this.lit)),e.zones&&(this.port=dy(hy(),this.lit));for(let e of[this.station,this.port])e&&this.scene.add(e)}}show(e,t){let{picture:n}=this,r=E_(ro(n.met_s,n.ship_itrf,e).r).normalize();this.now=hv(n,e);let{forward:i,up:a}=this.now,[o,s]=this.spans,c=e<o?0:e<s?1:2;this.ship=this.ships[c];let l=this.turned(i,a);this.ship?.matrix.copy(l),this.size=this.own;for(let{group:t,until:n,size:r}of this.launcher)t.visible=e<Math.min(n,o),t.visible&&(t.matrix.copy(l),this.size=Math.max(this.size,r));let u=fv(n,e);this.beside=u;let d=u?Math.hypot(...u.r):1/0;if(this.station&&(this.station.visible=d<gy),this.port&&(this.port.visible=d<gy),u&&d<gy){let e=A_(u.axes,u.r).negate();if(this.station?.matrix.copy(j_(u.axes)).setPosition(e),this.port&&n.zones){let{rtn_m:t,axis_rtn:r}=n.zones.port,i=A_(u.axes,r),a=Math.abs(r[0])>.5?u.axes.along:u.axes.out,o=A_(u.axes,t).add(e);this.port.matrix.copy(Cy(i,a)).setPosition(o)}}let f=t.dot(r);this.lit.light({sun:t,earth:r.negate(),day:+!ao(n.light,e),below:.05+.33*N_(-.15,.3,f)})}turned(e,t){if((this.picture.ship_shape?.nose??[1,0,0])[0]>.5||/port|docking/.test(this.now.how))return Cy(e,t);let n=e.clone().cross(t).normalize();return new su().makeBasis(n.clone().cross(e),n,e)}carried(e){let{launcher_shape:t,plan:n}=this.picture;if(!t)return[];let r=new Map(n.events.map(({name:e,met_s:t})=>[e,t])),i=t.mounted===`beside`?0:by(e),a=new Map;for(let e of t.parts){let t=e.until_event?r.get(e.until_event):1/0;t!==void 0&&a.set(t,[...a.get(t)??[],xy(e,i)])}return[...a].map(([e,t])=>({group:dy(t,this.lit),until:e,size:fy(t)}))}draw(e,t,n){for(let e of this.ships)e&&(e.visible=n&&e===this.ship);if(!n)for(let{group:e}of this.launcher)e.visible=!1;e.clearDepth(),e.render(this.scene,t)}dispose(){this.lit.dispose(),this.scene.traverse(e=>{let{geometry:t}=e;t?.dispose()})}};function by(e){let t=0;for(let{body:n,deployed:r}of e)if(n&&!r)for(let e of n)t=Math.min(t,e[0]);return t}function xy(e,t){let n=([e,n,r])=>[e+t,n,r],r=e.body&&[n(e.body[0]),n(e.body[1])];return{...e,body:r}}function Sy({plan:e,zero_utc:t,end_met_s:n}){let r=e=>(Date.parse(e)-Date.parse(t))/1e3;return e.hop?[r(e.hop.apogee_utc),r(e.hop.apogee_utc)]:[e.insertion?e.insertion.cutoff_met_s+_y:0,e.way_home?r(e.way_home.entry_utc)-vy:n+1]}function Cy(e,t){let n=t.clone().cross(e).normalize();return new su().makeBasis(e,n,e.clone().cross(n))}var wy=5600;function Ty({at_utc:e,t_s:t},n){let r=(n-Date.parse(e))/1e3;return t.length>1&&r<=t.at(-1)?Math.max(r,0):null}var Ey=class{ways;label;answer=null;sun=new Z;state=null;constructor(e,t){this.ways=e,this.label=t,t.node.dataset.known=`false`}show(e){let{answer:t,ways:n,label:r}=this,i=t&&Ty(t,e);if(r.node.dataset.known=String(i!==null),!t||i===null)return n.hide(`present`),this.state=null,!1;this.state=ro(t.t_s,t.itrf,i),r.at.copy(D_(this.state.r));let a=Math.min(i+wy,t.t_s.at(-1)),o=n.along(t.t_s,t.itrf,i,a);n.path(n.line(`present`,`#6cb6ff`,2),o),n.path(n.line(`present track`,`#6cb6ff`,1,!0,.8),o.map(e=>e.clone().setLength(1.002)));let s=Math.min(Math.round(i/(t.t_s[1]-t.t_s[0])),t.t_s.length-1);return this.sun.copy(D_(t.sun_itrf.slice(3*s,3*s+3))).normalize(),!0}},Dy=6378137,Oy=1/(1-1/298.257223563),ky=Math.PI/180,Ay=-.833,jy=30,My=(e,t)=>e.reduce((e,n,r)=>e+n*t[r],0);function Ny({met_s:e,itrf:t},n){let r=to(e,n),i=Math.min(Math.max((n-e[r])/(e[r+1]-e[r]),0),1),[a,o]=[3*r,3*r+3].map(e=>[t[e],t[e+1]]),s=Math.atan2(a[0]*o[1]-a[1]*o[0],a[0]*o[0]+a[1]*o[1]),c=Math.atan2(a[1],a[0])+s*i,l=t[3*r+2]*(1-i)+t[3*r+5]*i,u=Math.sqrt(1-l*l);return[u*Math.cos(c),u*Math.sin(c),l]}var Py=(e,t)=>Math.asin(Math.min(Math.max(My(e,t),-1),1))/ky;function Fy(e,t){let[n,r]=[[e[0],e[1],e[2]*Oy],[t[0],t[1],t[2]*Oy]],i=My(n,r)/Math.hypot(...r),a=Math.sqrt(Math.max(My(n,n)-i*i,0))-Dy;return i>0?Math.hypot(a,i):a}function Iy(e,t,n){let r=Math.hypot(...t),i=Math.acos(Math.min(Math.max(-My(t,n)/r,-1),1)),a=Math.sin(i)+(Math.PI-i)*Math.cos(i);return e+5*Math.log10(r/1e6)-2.5*Math.log10(Math.max(a,.001))}function Ly(e,t,n,r,{dark_deg:i}){return e?t>Ay?`day`:t>i?`twilight`:n?`plume`:`flame`:t<=i?n?`star`:`unseen`:r<jy?`near`:`unseen`}var Ry=6378137,zy=.00669437999014,By=Math.PI/180,Vy=10,Hy=5,Uy=90,Wy=900;function Gy({latitude:e,longitude:t,height:n=0}){let[r,i]=[e*By,t*By],a=Ry/Math.sqrt(1-zy*Math.sin(r)**2),o=[Math.cos(r)*Math.cos(i),Math.cos(r)*Math.sin(i),Math.sin(r)],s=[-Math.sin(i),Math.cos(i),0],c=[-Math.sin(r)*Math.cos(i),-Math.sin(r)*Math.sin(i),Math.cos(r)],l=[(a+n)*o[0],(a+n)*o[1],(a*.99330562000986+n)*o[2]];return{here:l,up:o,look:e=>{let t=Ky(e,l),n=e=>e[0]*t[0]+e[1]*t[1]+e[2]*t[2],r=Math.hypot(...t);return{azimuth:(Math.atan2(n(s),n(c))/By+360)%360,elevation:Math.asin(n(o)/r)/By,km:r/1e3}}}}var Ky=(e,t)=>[e[0]-t[0],e[1]-t[1],e[2]-t[2]];function qy(e,t,n){let r=new Zy(e,t,n),i=r.arcs(`ship`,{times:e.met_s,rows:e.ship_itrf}),a=Jy(e,t);if(a&&t.passes){let e=r.arcs(`station`,a);for(let t of i)t.seen.length&&(t.apart=r.apart(t,e,a));i.push(...e)}let o=i.filter(({kind:n,seen:r,top:i})=>n!==`pass`||t.passes&&(r.length>0||i.met<=e.end_met_s));return{all:o.sort((e,t)=>e.top.met-t.top.met),under:r.under(o)}}function Jy({station_met_s:e,station_itrf:t},{beyond:n}){if(!e||!t)return null;let r=n.map(({from_s:e,to_s:t,station:n})=>({times:Xy(e,t,Uy),rows:n.map((e,t)=>t%6<3?e:e/10)}));return r.push({times:e,rows:t}),r.sort((e,t)=>e.times[0]-t.times[0]),{times:r.flatMap(e=>e.times),rows:r.flatMap(e=>e.rows)}}function Yy({sun:e},{beyond:t}){let n=t.map(e=>({met_s:Xy(e.from_s,e.to_s,Wy),itrf:e.sun.map(e=>e/1e6)})),r={met_s:[...e.met_s],itrf:[...e.itrf]},i=n.findLast(e=>e.met_s[0]>=0);for(;i&&r.met_s.length>2&&r.met_s.at(-1)>=i.met_s[0];)r.met_s.pop(),r.itrf.splice(-3);let a=[...n,r].sort((e,t)=>e.met_s[0]-t.met_s[0]);return{met_s:a.flatMap(e=>e.met_s),itrf:a.flatMap(e=>e.itrf)}}function Xy(e,t,n){let r=Math.ceil((t-e)/n);return Array.from({length:r+1},(n,i)=>e+(t-e)*i/r)}var Zy=class{picture;sky;eye;sun;constructor(e,t,n){this.picture=e,this.sky=t,this.eye=Gy(n),this.sun=Yy(e,t)}arcs(e,t){let n=e=>ro(t.times,t.rows,e).r,r=e=>({met:e,...this.eye.look(n(e))}),i=e=>this.eye.look(n(e)).elevation,[a,o]=[t.times[0],t.times.at(-1)],s=[],c=i(a)>0?a:null,l=a;for(let t=a;;t=Math.min(t+Vy,o)){let u=i(t)>0;if(c===null&&u&&(c=eb(i,l,t)),c!==null&&(!u||t>=o)){let o=u?t:eb(i,l,t),d=c>a&&!u,f=this.sighting(e,n,r,c,o,d);f&&s.push(f),c=null}if(t>=o)return s;l=t}}apart({top:e},t,{times:n,rows:r}){let i=t.find(({rise:t,set:n})=>t.met<=e.met&&e.met<=n.met);if(!i)return null;let[a,o]=[this.ship(e.met),ro(n,r,e.met).r].map(e=>Ky(e,this.eye.here)),s=Math.hypot(a[1]*o[2]-a[2]*o[1],a[2]*o[0]-a[0]*o[2],a[0]*o[1]-a[1]*o[0]),c=a[0]*o[0]+a[1]*o[1]+a[2]*o[2];return{deg:Math.atan2(s,c)/By,behind:i.top.met-e.met}}under(e){let t={};for(let n of[`launch`,`return`]){let r=this.span(n);if(r&&!e.some(e=>e.kind===n)){let e=e=>this.eye.look(this.ship(e)).elevation;t[n]=-e(tb(e,...r))}}return t}ship(e){return ro(this.picture.met_s,this.picture.ship_itrf,e).r}span(e){let{plan:t,end_met_s:n,zero_utc:r}=this.picture;return t.hop?e===`launch`?[0,n]:null:e===`launch`?t.insertion?[0,t.insertion.cutoff_met_s]:null:t.way_home?[(Date.parse(t.way_home.entry_utc)-Date.parse(r))/1e3,n]:null}sighting(e,t,n,r,i,a){let o=e===`ship`?this.kindOf(r,i):`pass`,s=n(tb(e=>n(e).elevation,r,i));if(o===`pass`&&(s.elevation<this.sky.lowest_deg||!a))return null;let c={body:e,kind:o,rise:n(r),top:s,set:n(i),lights:[],seen:[],whyNot:``,magnitude:null,sound:o===`launch`?this.heard():null,apart:null,late:o===`pass`?this.late(s.met):null};if(o===`pass`)this.lit(c,t,n);else{let e=o===`launch`?this.sky.burning:this.sky.glowing?[this.sky.glowing]:[];c.lights=this.glows(e,t,n,r,i)}return c}kindOf(e,t){let[n,r]=[this.span(`launch`),this.span(`return`)];return n&&e<n[1]?`launch`:r&&t>r[0]?`return`:`pass`}glows(e,t,n,r,i){let a=[];for(let o=Math.ceil(r);o<=i;o++){let r=Ny(this.sun,o),i=Ly(e.some(([e,t])=>o>=e&&o<=t),Py(this.eye.up,r),Fy(t(o),r)>0,n(o).km,this.sky),s=a.at(-1);s?.[0]===i?s[2]=o:a.push([i,o,o])}return a}lit(e,t,n){let[r,i]=[e.rise.met,e.set.met],a=Xy(r,i,(i-r)/(Math.floor((i-r)/Hy)+1)),o=a.map(e=>this.sky.dark_deg-Py(this.eye.up,Ny(this.sun,e))),s=$y(a,a.map((e,n)=>Math.min(Fy(t(e),Ny(this.sun,e)),o[n]*1e3))).filter(([e,t])=>t-e>Hy);if(!s.length){e.whyNot=Math.max(...o)<=0?`daylight`:`shadow`;return}let c=e=>n(e).elevation>=this.sky.lowest_deg;if(!a.some(e=>c(e)&&s.some(([t,n])=>e>=t&&e<=n))){e.whyNot=`low`;return}e.seen=s.map(([e,t])=>[n(e),n(t)]);let l=(e.body===`ship`?this.sky.ship:this.sky.station).magnitude,u=e=>Iy(l,Ky(t(e),this.eye.here),Ny(this.sun,e));e.magnitude=Math.min(...s.flatMap(([e,t])=>Xy(e,t,(t-e)/8).map(u)))}heard(){if(!this.sky.sound)return null;let e=this.ship(0),[t,n]=[Math.hypot(...this.eye.here),Math.hypot(...e)],r=Math.hypot(...Ky(Qy(this.eye.here,1/t),Qy(e,1/n))),i=Math.asin(r/2)*(t+n)/1e3,{mps:a,within_km:o}=this.sky.sound;return i>o?null:Math.hypot(...Ky(e,this.eye.here))/a}late(e){if(!this.sky.late)return null;let{step_s:t,s:n}=this.sky.late,r=Math.min(Math.max(Math.floor(e/t),0),n.length-2),i=Math.min(Math.max(e/t-r,0),1);return n[r]+i*(n[r+1]-n[r])}},Qy=(e,t)=>[e[0]*t,e[1]*t,e[2]*t];function $y(e,t){let n=[],r=t[0]>0?e[0]:null;for(let i=1;i<e.length;i++){let[a,o]=[t[i-1],t[i]];if(a>0==o>0)continue;let s=e[i-1]+(e[i]-e[i-1])*a/(a-o);r===null?r=s:(n.push([r,s]),r=null)}return r!==null&&n.push([r,e.at(-1)]),n}function eb(e,t,n){let[r,i]=[t,n],a=e(r)>0;for(let t=0;t<40&&i-r>.01;t++){let t=(r+i)/2;e(t)>0===a?r=t:i=t}return(r+i)/2}function tb(e,t,n){let r=Math.max(Math.ceil((n-t)/Vy),2),i=t;for(let a=0;a<=r;a++){let o=t+(n-t)*a/r;e(o)>e(i)&&(i=o)}let a=(n-t)/r,[o,s]=[Math.max(i-a,t),Math.min(i+a,n)];for(let t=0;t<60&&s-o>.01;t++){let[t,n]=[o+(s-o)/3,s-(s-o)/3];e(t)<e(n)?o=t:s=n}return(o+s)/2}function nb(e,{place:t,spans:n},r){let i=Gy({latitude:t.latitude_deg,longitude:t.longitude_deg,height:t.height_m}).look,a=[],o=(e,t,o)=>{if(!t||!o||r<t[0]||r>t.at(-1))return;let s=i(ro(t,o,r).r);if(s.elevation<=0)return;let c=n.filter(t=>t.body===e).flatMap(e=>e.lights).find(({span:[e,t]})=>r>=e&&r<=t),l=c?.said??`not to be seen`;a.push({body:e,met:r,...s,shows:c?.seen??!1,how:l})};return o(`ship`,e.met_s,e.ship_itrf),o(`station`,e.station_met_s,e.station_itrf),a}var rb=(e,t)=>e.filter(e=>t>=e.start_met_s&&t<=e.end_met_s),ib=(e,t)=>rb(e,t).sort((e,t)=>e.off_vertical_deg-t.off_vertical_deg),ab=5600,ob=40,sb=4,cb=6,lb={day:`#ffe27a`,golden:`#ff9f2e`,penumbra:`#b78b66`,night:`#5b74c9`},ub=class{ways;picture;answer=null;labels;drawn=NaN;constructor(e,t,n){this.ways=e,this.picture=n,this.labels=Array.from({length:cb},()=>t.add(`city`,`•`,``,!0));for(let e of this.labels)e.node.dataset.known=`false`}set(e){if(e!==this.answer&&(this.answer=e,this.drawn=NaN,!e)){this.ways.hide(`shots`);for(let e of this.labels)e.node.dataset.known=`false`}}show(e){let{answer:t}=this;if(!t)return;let{shots:n}=t,r=ib(n.cities,e).slice(0,cb);for(let[e,{node:t,at:n}]of this.labels.entries()){let i=r[e];t.dataset.known=String(i!==void 0),i&&(n.copy(O_(i.latitude_deg,i.longitude_deg,1.001)),t.lastChild.textContent!==i.city&&(t.lastChild.textContent=i.city))}if(!(Math.abs(e-this.drawn)<=sb)){this.drawn=e;for(let[t,r]of Object.entries(lb)){let i=n.light.filter(e=>e.light===t);this.strip(`shots ${t}`,r,4,i,e,1)}this.strip(`shots live`,`#8dff9f`,3,n.live,e,null)}}strip(e,t,n,r,i,a){let{met_s:o,ship_itrf:s,end_met_s:c}=this.picture,l=[];for(let e of r){let t=Math.max(e.start_met_s,i-ab,0),n=Math.min(e.end_met_s,i+ab,c);if(n<=t)continue;let r=Math.max(Math.ceil((n-t)/ob),1),u=null;for(let e=0;e<=r;e++){let i=D_(ro(o,s,t+(n-t)*e/r).r);a===null&&i.setLength(1.003),u&&l.push(...u.toArray(),...i.toArray()),u=i}}let u=this.ways.line(e,t,n);u.visible=l.length>0,u.visible&&u.segments(new Float32Array(l))}},db=24,fb=1.0015,pb=class{ways;picture;answer=null;place;times;constructor(e,t,n){this.ways=e,this.picture=n,this.place=t.add(`watcher`,`◎`,``,!0),this.times=Array.from({length:db},()=>t.add(`sight`,``,``,!0));for(let e of[this.place,...this.times])e.node.dataset.known=`false`}set(e){if(e===this.answer)return;this.answer=e,this.ways.hide(`sight`);for(let e of[this.place,...this.times])e.node.dataset.known=`false`;if(!e)return;let{place:t,lines:n}=e;this.place.node.dataset.known=`true`,this.place.node.lastChild.textContent=t.name.split(`,`)[0],this.place.at.copy(O_(t.latitude_deg,t.longitude_deg,fb));for(let[e,t]of n.slice(0,db).entries()){let n=[];for(let e of t.ways)for(let t=0;t+1<e.length;t++)for(let[r,i]of[e[t],e[t+1]])n.push(...O_(i,r,fb).toArray());let r=this.ways.line(`sight ${t.of} ${e}`,t.of===`launch`?`#ffd7bd`:`#fff3a8`,1.2,!1,.85);r.visible=!0,r.segments(new Float32Array(n));let i=t.ways.reduce((e,t)=>t.length>e.length?t:e).reduce((e,t)=>t[1]<e[1]?t:e),a=this.times[e];a.node.dataset.known=`true`,a.node.lastChild.textContent=t.of===`launch`?`T+${t.said}`:t.said,a.at.copy(O_(i[1],i[0],fb))}}show(e){if(!this.answer)return;let t=nb(this.picture,this.answer,e);for(let n of[`ship`,`station`]){let r=t.find(e=>e.body===n),i=this.ways.line(`sight of ${n}`,n===`ship`?`#ffe27a`:`#a9d4ff`,2),a=this.ways.line(`sight over ${n}`,`#aab4bd`,1,!0);if(i.visible=a.visible=!1,!r)continue;let{picture:o}=this,s=n===`ship`?ro(o.met_s,o.ship_itrf,e):ro(o.station_met_s,o.station_itrf,e);this.ways.path(r.shows?i:a,[this.place.at,D_(s.r)])}}},mb=class{ways;labels;present;shots;sights;constructor(e,t,n){this.ways=e,this.labels=t,this.present=new Ey(e,t.add(`present`,`■`,`Station now`,!1)),this.shots=new ub(e,t,n),this.sights=new pb(e,t,n)}get atPresent(){return this.present.answer!==null}set({present:e,watch:t,shots:n}){let r=this.atPresent;return r&&this.away(!1),this.shots.set(n),this.sights.set(t),this.present.answer=e,e?this.away(!0):this.present.show(0),e!==null&&!r}away(e){this.ways.aside(e),this.labels.node.classList.toggle(`at-present`,e)}show(e){this.shots.show(e),this.sights.show(e)}showPresent(e,t){return this.present.show(Date.now())?(e.copy(this.present.sun),t&&R_(t,this.present.state,!0),!0):!1}},hb=class{round=.55;up=.32;away=2.6;place(e,{forward:t},n,r){let i=this.away*r,a=n.normalize(),o=t.clone().addScaledVector(a,-t.dot(a));o.lengthSq()<.02&&o.set(0,1,0).addScaledVector(a,-a.y),o.normalize();let s=a.clone().cross(o),c=Math.cos(this.up),l=o.multiplyScalar(-c*Math.cos(this.round)).addScaledVector(s,c*Math.sin(this.round)).addScaledVector(a,Math.sin(this.up)),u=t.clone().multiplyScalar(-.45*r);e.position.copy(u).addScaledVector(l,i),e.fov=50,e.near=Math.max(i*.02,.1),e.up.copy(a),e.lookAt(u)}listen(e,t,n){e.addEventListener(`pointermove`,e=>{t()&&e.buttons&&(this.turn(-e.movementX*.006,e.movementY*.006),n())}),e.addEventListener(`wheel`,e=>{t()&&(e.preventDefault(),this.zoom(Math.exp(e.deltaY*.001)),n())},{passive:!1})}key(e){let t={ArrowLeft:[-.12,0],ArrowRight:[.12,0],ArrowUp:[0,.12],ArrowDown:[0,-.12]}[e];if(t)this.turn(...t);else if(e===`+`||e===`=`)this.zoom(.85);else if(e===`-`)this.zoom(1.18);else return!1;return!0}turn(e,t){this.round+=e,this.up=Ll.clamp(this.up+t,-1.2,1.45)}zoom(e){this.away=Ll.clamp(this.away*e,.9,60)}},gb=140,_b=50;function vb(e,t,n){let r=_s(e);if(r!==null){let t=[];for(let n=0;n<=gb;n++)t.push(D_(ro(e.met_s,e.ship_itrf,r+(e.end_met_s-r)*n/gb).r).setLength(1.0025));n.path(n.line(`landing track`,`#fff3a8`,3,!0),t)}let i=e.plan.abort_cover;if(!i.length)return null;let a=Math.ceil(i.length/_b),o=new Lf(new Rd().setFromPoints(i.filter((e,t)=>t%a===0||t===i.length-1).map(e=>O_(e.latitude_deg,e.longitude_deg,1.0015))),new Mf({color:new Hu(`#ff9ed2`),size:4,sizeAttenuation:!1,transparent:!0}));return o.renderOrder=3,t.add(o),o}var yb=`
attribute vec3 start; attribute vec3 stop; attribute vec2 corner; attribute float far;
uniform vec2 resolution; uniform float width; varying float run;
const float NEAR = 0.001;
void main() {
  vec4 a = projectionMatrix * modelViewMatrix * vec4(start, 1.0);
  vec4 b = projectionMatrix * modelViewMatrix * vec4(stop, 1.0);
  // What is behind the eye has no place in the picture.
  if (a.w < NEAR && b.w > NEAR) a = mix(b, a, (b.w - NEAR) / (b.w - a.w));
  if (b.w < NEAR && a.w > NEAR) b = mix(a, b, (a.w - NEAR) / (a.w - b.w));
  vec2 way = (b.xy / b.w - a.xy / a.w) * resolution;
  float size = length(way);
  way = size > 1e-5 ? way / size : vec2(1.0, 0.0);
  vec4 p = corner.x < 0.5 ? a : b;
  // Half a width longer at both ends, so that corners have no notch.
  vec2 aside = vec2(-way.y, way.x) * corner.y + way * (corner.x - 0.5);
  p.xy += aside * width / resolution * p.w;
  run = far;
  gl_Position = p;
}`,bb=`
uniform vec3 color; uniform float opacity; uniform float dash; uniform float gap; varying float run;
void main() {
  if (gap > 0.0 && mod(run, dash + gap) > dash) discard;
  gl_FragColor = vec4(color, opacity);
}`,xb=.02,Sb=.018,Cb=[[0,-1],[0,1],[1,-1],[1,1]],wb=class extends lf{room=-1;constructor(e,t,n,r){let i=new op({vertexShader:yb,fragmentShader:bb,uniforms:{color:{value:new Hu(e).convertLinearToSRGB()},opacity:{value:r},width:{value:t},resolution:{value:new X(1,1)},dash:{value:xb},gap:{value:n?Sb:0}},transparent:r<1,side:2});super(new Rd,i),this.frustumCulled=!1}size(e,t){this.material.uniforms.resolution.value.set(e,t)}segments(e){let t=e.length/6;t!==this.room&&this.make(t);let[n,r,i]=[`start`,`stop`,`far`].map(e=>this.geometry.getAttribute(e)),a=0;for(let o=0;o<t;o++){let t=6*o,[s,c,l]=[e[t],e[t+1],e[t+2]],[u,d,f]=[e[t+3],e[t+4],e[t+5]],p=a+Math.hypot(u-s,d-c,f-l);for(let e=0;e<4;e++)n.setXYZ(4*o+e,s,c,l),r.setXYZ(4*o+e,u,d,f),i.setX(4*o+e,e<2?a:p);a=p}for(let e of[n,r,i])e.needsUpdate=!0}make(e){this.geometry.dispose(),this.geometry=new Rd,this.room=e;let t=new Float32Array(8*e),n=[];for(let r=0;r<e;r++){t.set(Cb.flat(),8*r);let e=4*r;n.push(e,e+1,e+2,e+2,e+1,e+3)}let r=(t,n)=>{let r=new Cd(new Float32Array(4*n*e),n);this.geometry.setAttribute(t,r.setUsage(Zc))};r(`start`,3),r(`stop`,3),r(`far`,1),this.geometry.setAttribute(`corner`,new Cd(t,2)),this.geometry.setIndex(n)}},Tb=3986004418e5,Eb=140,Db=5600,Ob=4,kb=class{scene;picture;lines={};drawn=NaN;kept=null;width=1;height=1;constructor(e,t){this.scene=e,this.picture=t}line(e,t,n,r=!1,i=1){let a=this.lines[e];if(a)return a;let o=new wb(t,n,r,i);return o.size(this.width,this.height),this.scene.add(o),this.lines[e]=o,o}path(e,t){if(e.visible=t.length>1,!e.visible)return;let n=new Float32Array(6*(t.length-1));for(let e=0;e+1<t.length;e++)t[e].toArray(n,6*e),t[e+1].toArray(n,6*e+3);e.segments(n)}hide(e){for(let[t,n]of Object.entries(this.lines))t.startsWith(e)&&(n.visible=!1)}aside(e){let t=Object.values(this.lines).filter(e=>e.visible);e&&(this.kept??=t);for(let n of e?t:this.kept??[])n.visible=!e;e||(this.kept=null,this.drawn=NaN)}size(e,t){this.width=e,this.height=t;for(let n of Object.values(this.lines))n.size(e,t)}show(e,t){if(Math.abs(e-this.drawn)<=Ob)return;this.drawn=e;let{picture:n}=this,r=this.along(n.met_s,n.ship_itrf,Math.max(e-Db,0),e),i=this.along(n.met_s,n.ship_itrf,e,Math.min(e+Db,n.end_met_s));this.path(this.line(`flown`,`#ff8a3d`,2.5),r),this.path(this.line(`coming`,`#ffb27f`,1.5,!0),i),this.path(this.line(`track`,`#ff8a3d`,1.5,!1,.75),Ab(r)),this.path(this.line(`track to come`,`#ffb27f`,1,!0,.9),Ab(i)),this.path(this.line(`ship's orbit`,`#ff8a3d`,1,!1,.35),jb(t));let{station_met_s:a,station_itrf:o}=n;if(!a||!o)return;let s=a[a.length-1],c=e>=a[0]&&e<=s+1,l=this.line(`station's orbit`,`#6cb6ff`,1.25,!1,.7),u=this.line(`station's track`,`#6cb6ff`,1,!0,.7);this.path(l,c?jb(ro(a,o,e)):[]),this.path(u,c?Ab(this.along(a,o,e,Math.min(e+Db,s))):[])}along(e,t,n,r){let i=[];if(r<=n)return i;for(let a=0;a<=Eb;a++)i.push(D_(ro(e,t,n+(r-n)*a/Eb).r));return i}},Ab=e=>e.map(e=>e.clone().setLength(1.002));function jb({r:e,v:t}){let n=new Z(...e),r=new Z(t[0]-T_*e[1],t[1]+T_*e[0],t[2]),i=n.clone().cross(r),a=r.clone().cross(i).divideScalar(Tb).sub(n.clone().normalize()),o=a.length(),s=i.lengthSq()/Tb;if(o>.3||s/(1+o)<6378137)return[];let c=(o>1e-6?a:n).clone().normalize(),l=i.clone().normalize().cross(c),u=[];for(let e=0;e<=160;e++){let t=e/160*2*Math.PI,n=s/(1+o*Math.cos(t)),r=c.clone().multiplyScalar(n*Math.cos(t)).addScaledVector(l,n*Math.sin(t));u.push(D_([r.x,r.y,r.z]))}return u}function Mb(){let e=[],t=(t,n)=>e.push(...t.toArray(),...n.toArray());for(let e=-180;e<180;e+=30)for(let n=-80;n<80;n+=4)t(O_(n,e,1.0008),O_(n+4,e,1.0008));for(let e=-60;e<=60;e+=30)for(let n=-180;n<180;n+=4)t(O_(e,n,1.0008),O_(e,n+4,1.0008));let n=new Rd;return n.setAttribute(`position`,new Cd(new Float32Array(e),3)),new jf(n,new yf({color:`#ffffff`,transparent:!0,opacity:.1}))}var Nb=1.085,Pb=40,Fb=250,Ib=12e5,Lb=1.9,Rb=9e3,zb=e=>e.length>30?e.split(`,`)[0].slice(0,29)+(e.split(`,`)[0].length>29?`…`:``):e,Bb=class{picture;node=W(`div`,{class:`globe`});canvas=W(`canvas`,{tabindex:0,role:`img`,"aria-label":`Globe: drag or use the arrow keys to turn, plus and minus to zoom`});scene=new Wu;camera=new Wp(36,1,.01,Pb);beside=new Wp(50,1,1,2e5);renderer=null;controls=null;earth;labels=new Zv;ways;near;ride;sight;landings;layers;ship;station;abort;aborts=null;hearers;zero;met=0;frame=0;software=!1;still=0;following=`ship`;seen=`earth`;constructor(e,t){this.picture=e,this.zero=Date.parse(e.zero_utc);let n=()=>{this.earth.material.uniforms.loaded.value&&(this.node.dataset.imagery=`shown`),this.draw()};this.earth=new Kv(n,t),this.ways=new kb(this.scene,e),this.near=new yy(e),this.ride=new hb,this.sight=new Sv(e),V(t,()=>this.near.dispose()),this.node.append(this.canvas,this.labels.node,this.sight.node),this.ship=this.labels.add(`ship`,`▲`,zb(M(String(e.plan.flight.title))),!1),this.station=e.station_itrf?this.labels.add(`station`,`■`,`Station`,!1):null;for(let t of e.places){let e=t.kind===`pad`?`✛`:`✕`;this.labels.add(t.kind.replace(` `,`-`),e,t.name,!0).at.copy(O_(t.latitude_deg,t.longitude_deg,1.001))}this.layers=new mb(this.ways,this.labels,e),this.landings=new ay(this.scene,this.ways,this.labels.add(`chosen`,`◯`,``,!0)),this.abort=e.plan.abort_cover.length?this.labels.add(`abort`,`+`,``,!0):null,this.hearers=new Jv(this.ways,this.labels,e);for(let t of e.plan.burns.filter(e=>e.engine===`main`)){let n=this.labels.add(`burn`,`◆`,h(t.name),!1);n.at.copy(D_(ro(e.met_s,e.ship_itrf,t.met_s).r)),n.node.dataset.met=String(t.met_s)}try{this.begin(t)}catch{this.canvas.remove(),this.node.append(W(`p`,{class:`empty`},`This browser has no WebGL, so the globe cannot be drawn; everything else works.`))}}begin(e){let t=es(),n=new S_({canvas:this.canvas,antialias:!t,alpha:!0,powerPreference:`high-performance`});n.autoClear=!1,this.renderer=n,this.software=t,V(e,()=>this.release(n)),n.setPixelRatio(t?1:Math.min(devicePixelRatio,2)),this.scene.add(this.earth.stars,this.earth.group);let r=Mb();r.name=`graticule`,r.renderOrder=3,this.scene.add(r),this.aborts=vb(this.picture,this.scene,this.ways),this.earth.load(t),this.listen(e);let i=D_(ro(this.picture.met_s,this.picture.ship_itrf,0).r);this.camera.position.copy(i.setLength(this.picture.plan.hop?I_:P_)),we(this.node,(e,r)=>{t&&n.setPixelRatio(1),n.setSize(e,r,!1);for(let t of[this.camera,this.beside])t.aspect=e/r;this.camera.fov=this.camera.aspect<1?36/this.camera.aspect:36,this.camera.updateProjectionMatrix(),this.ways.size(e,r),this.draw()},e)}listen(e){let{canvas:t}=this,n=new Z_(this.camera,t);this.controls=n,V(e,()=>n.dispose()),n.enablePan=!1,n.minDistance=L_,n.maxDistance=8,n.rotateSpeed=.6,n.addEventListener(`start`,()=>this.follow(`free`)),n.addEventListener(`change`,()=>this.draw()),this.ride.listen(t,()=>this.seen===`ride`,()=>this.draw()),t.addEventListener(`keydown`,e=>this.turn(e)),t.addEventListener(`pointermove`,e=>{e.buttons||this.point(e,!1)});let r=[0,0];t.addEventListener(`pointerdown`,e=>{r=[e.clientX,e.clientY]}),t.addEventListener(`pointerup`,e=>{Math.hypot(e.clientX-r[0],e.clientY-r[1])<4&&this.point(e,!0)})}show(e){this.met=e;let{picture:t}=this;if(this.layers.atPresent){let e=this.following===`ship`&&this.seen===`earth`;this.layers.showPresent(this.earth.sun,e?this.camera.position:null)&&this.draw();return}let n=ro(t.met_s,t.ship_itrf,e);if(this.ship.at.copy(D_(n.r)),this.station&&t.station_itrf){let n=t.station_met_s;this.station.at.copy(D_(ro(n,t.station_itrf,e).r)),this.station.node.dataset.known=String(e>=n[0]-1&&e<=n[n.length-1]+1)}let{met_s:r,itrf:i}=t.sun,a=Math.min(Math.floor(e/(r[1]-r[0])||0),r.length-2),o=(e-r[a])/(r[a+1]-r[a]),s=[0,1,2].map(e=>i[3*a+e]*(1-o)+i[3*a+3+e]*o);if(this.earth.sun.copy(D_(s)).normalize(),this.renderer){if(this.seen===`earth`){let r=gs(t,e);this.abort&&this.aborts&&(this.abort.node.dataset.known=String(r!==null),r&&(this.abort.at.copy(O_(r.latitude_deg,r.longitude_deg,1.001)),Se(this.abort.node.lastChild,`if broken off: ${r.mode}`)),this.aborts.material.opacity=r?1:.4),this.ways.show(e,n),this.hearers.show(e,this.ship.at),this.layers.show(e),this.following===`ship`&&R_(this.camera.position,n,!t.plan.hop)}this.draw()}}over(e){if(!this.renderer)return;let t=this.layers.set(e);this.node.dataset.present=String(this.layers.atPresent),t&&(this.look(`earth`),this.follow(`ship`),this.camera.position.length()<3.4&&this.camera.position.setLength(P_)),this.show(this.met)}scatter(e,t){if(!this.renderer)return;this.landings.show(e,()=>this.draw(),t);let n=e?.cloud.planned;n&&(this.look(`earth`),this.follow(`free`),this.camera.position.copy(O_(n[1],n[0])).setLength(Nb)),this.draw()}point(e,t){if(this.seen!==`earth`)return;let{left:n,top:r,width:i,height:a}=this.node.getBoundingClientRect();this.landings.point(e.clientX-n,e.clientY-r,t,this.camera,i,a)}follow(e){this.following=e,this.node.dataset.following=e,this.node.dispatchEvent(new Event(`follow`)),e===`ship`&&this.show(this.met)}look(e){e!==this.seen&&(this.seen=e,this.node.dataset.seen=e,this.controls&&(this.controls.enabled=e===`earth`),this.labels.node.hidden=e!==`earth`,this.sight.node.hidden=e!==`dock`,this.node.hidden=e===`local`,this.node.dispatchEvent(new Event(`look`)),this.show(this.met))}zoom(e){this.look(`earth`),this.camera.position.setLength(e),this.following===`ship`&&this.show(this.met),this.draw()}turn(e){if(this.seen!==`earth`){this.seen===`ride`&&this.ride.key(e.key)&&(e.preventDefault(),e.stopPropagation(),this.draw());return}let t=B_(this.camera.position,e.key);t&&(t===`turned`&&this.follow(`free`),e.preventDefault(),e.stopPropagation(),this.draw())}draw(){!this.frame&&this.renderer&&this.seen!==`local`&&(this.frame=requestAnimationFrame(()=>{this.frame=0,this.renderer&&this.seen!==`local`&&(this.software&&this.sharpen(this.renderer),this.render(this.renderer),this.node.dataset.drawn||(this.node.dataset.drawn=String(Math.round(performance.now()))))}))}render(e){this.seen===`earth`?this.fromAfar(e):this.fromTheShip(e)}sharpen(e){e.setPixelRatio(1),clearTimeout(this.still),this.node.clientWidth*this.node.clientHeight>Ib||(this.still=window.setTimeout(()=>{this.renderer&&!this.frame&&this.seen!==`local`&&(e.setPixelRatio(2),this.render(e))},Fb))}fromAfar(e){let{camera:t}=this;t.lookAt(0,0,0),this.only(!0),this.earth.near(!1);let{position:n}=t,r=n.length();r<Lb?this.finer(n,r):this.earth.tiles.none();let i=this.layers.atPresent;this.earth.prepare(t,i?Date.now():this.zero+1e3*this.met,Pb),e.setClearColor(0,0),e.clear(),e.render(this.scene,t);let a=i?1/0:this.met;this.labels.place(t,this.node.clientWidth,this.node.clientHeight,a,this.ship)}fromTheShip(e){let{beside:t,near:n,picture:r,met:i}=this;n.show(i,this.earth.sun);let a=this.node.clientWidth,o=this.node.clientHeight;if(this.seen===`dock`){let e=bv(r,i,n.beside);t.fov=Cv(e?.range??1e6),t.near=.05,t.position.copy(n.now.forward).multiplyScalar(-2.5),t.up.copy(n.now.up),t.lookAt(n.now.forward.clone().multiplyScalar(1e4)),this.sight.show(e,a,o,t.fov)}else{let e=E_(ro(r.met_s,r.ship_itrf,i).r);this.ride.place(t,n.now,e,n.size)}t.updateProjectionMatrix(),t.updateMatrixWorld();let{r:s}=ro(r.met_s,r.ship_itrf,i),c=this.camera.position.clone(),{fov:l,near:u,far:d}=this.camera,f=D_(s),p=Math.max(f.length()-1,4e-5);this.camera.position.copy(f.setLength(1+p)),this.camera.quaternion.copy(t.quaternion),this.camera.fov=t.fov,this.camera.near=p*.25,this.camera.far=8,this.camera.updateProjectionMatrix(),this.only(!1),this.earth.near(!0),this.finer(f,1+p),this.earth.prepare(this.camera,this.zero+1e3*i,8);let m=N_(-.12,.25,this.earth.sun.dot(f.normalize())),h=Math.exp(-p*C_/Rb)*m;this.earth.veil(h);let g=new Hu().setRGB(.02+.45*h,.03+.62*h,.05+.85*h,Gc);e.setClearColor(g,1),e.clear(),e.render(this.scene,this.camera),n.draw(e,t,this.seen===`ride`),this.camera.position.copy(c),Object.assign(this.camera,{fov:l,near:u,far:d}),this.camera.updateProjectionMatrix()}finer(e,t){let{x:n,y:r,z:i}=e,a=Math.atan2(r/w_,Math.hypot(n,i)),o=Math.acos(1/t),s=180/Math.PI;this.earth.tiles.near(a*s,Math.atan2(-i,n)*s,Math.min(o*s,14))}only(e){for(let t of this.scene.children)t!==this.earth.group&&t!==this.earth.stars&&t.layers.set(+!e);this.earth.veil(0)}release(e){this.renderer=null,cancelAnimationFrame(this.frame),clearTimeout(this.still),this.scene.traverse(e=>{(e instanceof lf||e instanceof jf||e instanceof Lf)&&(e.geometry.dispose(),e.material.dispose())}),e.dispose(),e.forceContextLoss()}},Vb=6371,Hb=15,Ub=20,Wb=120,Gb=400;function Kb(e){let{plan:t,end_met_s:n}=e,r=[];t.hop?r.push({name:`Hop`,from:0,to:n,pole:`start`}):t.insertion&&t.liftoff_utc&&r.push({name:`Ascent`,from:0,to:Math.min(t.insertion.cutoff_met_s+Ub,n),pole:`start`});let i=_s(e);if(i!==null&&r.push({name:`Entry`,from:i-Wb,to:n,pole:`end`}),t.hop||i!==null){let t=qb(e,i??n/2,Hb);t<n-1&&r.push({name:`Landing`,from:t,to:n,pole:`end`})}return r}function qb({met_s:e,ship_itrf:t,end_met_s:n},r,i){let a=(n-r)/600;for(let o=r;o<n;o+=a)if(lo(ro(e,t,o).r).height<i)return o;return n}function Jb(e,t){let[n,r,i]=[e[0],t[0],t[1]-e[1]].map(e=>e*Math.PI/180),a=Math.sin((r-n)/2)**2+Math.cos(n)*Math.cos(r)*Math.sin(i/2)**2;return 2*Vb*Math.asin(Math.min(Math.sqrt(a),1))}function Yb({met_s:e,ship_itrf:t},n,r){let{latitude:i,longitude:a,height:o}=lo(ro(e,t,n).r);return{met:n,latitude:i,longitude:a,height:o,away:Jb(r,[i,a])}}function Xb({met_s:e,ship_itrf:t},{from:n,to:r,pole:i}){let{latitude:a,longitude:o}=lo(ro(e,t,i===`start`?n:r).r);return[a,o]}function Zb(e,t){let n=Xb(e,t),{from:r,to:i}=t;return Array.from({length:401},(t,a)=>Yb(e,r+(i-r)*a/Gb,n))}function Qb([e,t]){let n=e*Math.PI/180,r=t*Math.PI/180;return(e,t)=>{let i=e*Math.PI/180,a=t*Math.PI/180-r,o=Math.sin(n)*Math.sin(i)+Math.cos(n)*Math.cos(i)*Math.cos(a),s=Math.acos(Math.min(Math.max(o,-1),1)),c=s<1e-9?Vb:Vb*s/Math.sin(s);return[c*Math.cos(i)*Math.sin(a),c*(Math.cos(n)*Math.sin(i)-Math.sin(n)*Math.cos(i)*Math.cos(a))]}}function $b([e,t],n,r){let i=e*Math.PI/180,a=n/Vb,o=Math.asin(Math.sin(i)*Math.cos(a)+Math.cos(i)*Math.sin(a)*Math.cos(r)),s=Math.atan2(Math.sin(r)*Math.sin(a)*Math.cos(i),Math.cos(a)-Math.sin(i)*Math.sin(o));return[o*180/Math.PI,t+s*180/Math.PI]}var ex=100,tx=[.02,.05,.1,.2,.5,1,2,5,10,20],nx=64,rx=e=>`M${e.map(([e,t])=>`${e.toFixed(1)} ${t.toFixed(1)}`).join(`L`)}`,ix=e=>((e+180)%360+360)%360-180;function ax(e,t,n,r){let i=d(Math.abs(e),t<.1?2:+(t<1));return`${i}°${Number(i)===0?``:` ${e>0?n:r}`}`}function ox(e,t,n,r){let i=Math.abs(e(t[0]+.5,t[1])[1]-e(t[0]-.5,t[1])[1]),a=i*Math.max(Math.cos(t[0]*Math.PI/180),.05),[o,s]=[i,a].map(e=>tx.find(t=>t*e>nx)??30),c=Math.hypot(n,r)/2,l=Math.ceil(c/i/o)+1,u=Math.min(Math.ceil(1.5*c/a/s)+1,Math.floor(180/s)),d=Math.round(t[0]/o)*o,f=Math.round(t[1]/s)*s,p=e=>(e-12)/12,m=Array.from({length:25},(e,t)=>t),h=e=>Math.min(Math.max(e,-89),89),g=[];for(let n=-l;n<=l;n++){let i=d+n*o;if(Math.abs(i)>89)continue;let a=m.map(n=>e(i,t[1]+p(n)*u*s));g.push(K(`path`,{class:`grid`,d:rx(a)}));let[,c]=e(i,t[1]);c>26&&c<r-22&&g.push(K(`text`,{class:`tick`,x:4,y:c-3},ax(i,o,`N`,`S`)))}for(let r=-u;r<=u;r++){let i=f+r*s,a=m.map(t=>e(h(d+p(t)*l*o),i));g.push(K(`path`,{class:`grid`,d:rx(a)}));let[c]=e(t[0],i);if(c>40&&c<n-30){let e=ax(ix(i),s,`E`,`W`);g.push(K(`text`,{class:`tick`,x:c,y:11,"text-anchor":`middle`},e))}}return g}function sx(e,t,n){let r=[1,2,5,10,20,50,100,200,500,1e3].find(t=>t*e>50)??2e3,i=r*e;return K(`g`,{class:`local-bar`,transform:`translate(${(t-i-10).toFixed(1)} ${n-8})`},K(`path`,{d:`M0 -4V0H${i.toFixed(1)}V-4`}),K(`text`,{x:-6,y:0,"text-anchor":`end`},`${r} km`))}function cx(e,t,n,{pole:r},i,a,o,s){let c=[],l=(e,t)=>d(e,+(t<1)),u=Ga(n,t,5),f=Ga(0,e,Math.max(Math.floor(o/90),3)),[p,m]=[u,f].map(e=>(e[1]??1)-(e[0]??0));for(let e of u){let t=a(e);c.push(K(`line`,{class:e===0?`axis`:`grid`,x1:46,x2:o-12,y1:t,y2:t})),c.push(K(`text`,{class:`tick`,x:41,y:t+4,"text-anchor":`end`},l(e,p)))}let h=s-22;for(let e of f){let t=i(e);c.push(K(`line`,{class:`grid`,x1:t,x2:t,y1:24,y2:h})),c.push(K(`text`,{class:`tick`,x:t,y:h+14,"text-anchor":`middle`},l(e,m)))}t>ex*1.05&&c.push(K(`line`,{class:`air-ends`,x1:46,x2:o-12,y1:a(ex),y2:a(ex)}));let g=(a(0)-a(1))/Math.abs(i(1)-i(0))||1,_=(e,t)=>`, ${e} ×${d(t,+(t<10))}`,v=g>1.15?_(`heights`,g):g<.87?_(`widths`,1/g):``,y=`km ${r===`start`?`from the start`:`to the landing`} →${v}`;return c.push(K(`text`,{class:`axis-name`,x:6,y:13},`Height, km`)),c.push(K(`text`,{class:`axis-name`,x:o-12,y:13,"text-anchor":`end`},y)),c}var lx=24,ux=12;function dx(e,t,n){let r=Kb(e);if(!r.length)return null;let i=null,a=null,o=null,s=[0,0],c=K(`svg`,{class:`local-map`,role:`img`,"aria-label":`Map of the stretch`}),l=K(`svg`,{class:`local-side`,role:`img`,"aria-label":`Height over distance`}),u=W(`output`,{class:`readout`}),d=r.map(e=>G(e.name,()=>{i=e,t.met<e.from||t.met>e.to?t.set(e.from):m(t.met)},{class:`quiet`})),f=W(`div`,{class:`local-view`,hidden:!0},W(`span`,{class:`group`,role:`group`,"aria-label":`Stretch`},...d),c,l,u),p=e=>{let t=t=>e>=t.from&&e<=t.to;return i&&t(i)?i:r.filter(t).sort((e,t)=>e.to-e.from-(t.to-t.from))[0]??i??r.find(t=>t.from>e)??r[r.length-1]},m=t=>{if(f.hidden||s[0]<40)return;let i=p(t);if(!o||o.stretch!==i){o=new fx(e,i,c,l,s,a,n);for(let[e,t]of d.entries())q(t,{"aria-pressed":r[e]===i})}Se(u,o.show(t))};return t.on(m,n),we(f,(e,n)=>{s=[e,n],o=null,m(t.met)},n),{node:f,scatter:e=>{a=e,o=null,m(t.met)}}}var fx=class{picture;stretch;points;pole;onMap;onSide;tracks;flown=[K(`path`,{class:`flown`}),K(`path`,{class:`flown`})];ships=[0,1].map(()=>K(`path`,{class:`local-ship`,d:`M0 -6L5 5L-5 5Z`}));abort=K(`path`,{class:`local-abort`,d:`M-5 0H5M0 -5V5`,visibility:`hidden`});constructor(e,t,n,r,[i,a],o,s){this.picture=e,this.stretch=t,this.points=Zb(e,t),this.pole=Xb(e,t);let c=Math.round((a-lx)*.42),l=a-lx-c,{at:u,middle:d,scale:f}=px(this.kept(),i,l);this.onMap=u;let[p=1]=[Math.max(...this.points.map(e=>e.away),ux/4)],m=Math.max(...this.points.map(e=>e.height))*1.06,h=Math.min(0,...this.points.map(e=>e.height)),[g,_]=t.pole===`start`?[0,p]:[p,0],v=e=>46+(e-g)/(_-g)*(i-46-12),y=e=>c-22-(e-h)/(m-h)*(c-22-24);this.onSide=(e,t)=>[v(e),y(t)];let b=([e,t])=>`${e.toFixed(1)} ${t.toFixed(1)}`;this.tracks=[this.points.map(e=>b(this.onMap(e.latitude,e.longitude))),this.points.map(e=>b(this.onSide(e.away,e.height)))],q(n,{viewBox:`0 0 ${i} ${l}`,height:l,"data-scale":f.toPrecision(6)}),q(r,{viewBox:`0 0 ${i} ${c}`,height:c});let x=K(`path`,{class:`coast`}),S=K(`path`,{class:`border`});this.land(d,Math.hypot(i,l)/2/f,x,S,s),xe(n,...ox(this.onMap,d,i,l),x,S,...this.areas(),...this.cloud(o),K(`path`,{class:`coming`,d:`M${this.tracks[0].join(`L`)}`}),this.flown[0],...this.marks(0,i),...this.named(i,l),this.abort,this.ships[0],sx(f,i,l)),xe(r,...cx(p,m,h,t,v,y,i,c),K(`path`,{class:`coming`,d:`M${this.tracks[1].join(`L`)}`}),this.flown[1],...this.marks(1,i),this.ships[1])}kept(){let{plan:e,places:t,footprint:n}=this.picture,r=this.points.map(e=>[e.latitude,e.longitude]),i=e=>[e.latitude_deg,e.longitude_deg];if(this.stretch.pole===`end`){if(this.stretch.name===`Entry`)for(let e of t)e.kind.includes(`landing`)&&r.push(i(e));if(n)for(let e=0;e<4;e++)r.push($b(this.pole,n.within_km,e*Math.PI/2))}else r.push(...e.abort_cover.filter(e=>e.met_s<this.stretch.to*.6).map(i));return r}async land(e,t,n,r,i){let a=new Set,o=Math.min(t/111,30);for(let t=o;;t-=13.5){for(let n of Av(...e,Math.max(t,.01)))a.add(n);if(t<=0)break}let s=await Promise.all([...a].map(async e=>[e,await Nv(e).catch(()=>({}))]));if(!i.aborted)for(let[e,t]of[[`coast`,n],[`border`,r]]){let n=``;for(let[t,r]of s)for(let i of r[e]??[]){let e=jv(t,i).map(([e,t])=>this.onMap(t,e));e.some(([e,t])=>Math.abs(e)<4e3&&Math.abs(t)<4e3)&&(n+=`M${e.map(([e,t])=>`${e.toFixed(1)} ${t.toFixed(1)}`).join(`L`)}`)}q(t,{d:n})}}ring(e,t){return`M${Array.from({length:73},(n,r)=>this.onMap(...$b(e,t,r*Math.PI/36))).map(([e,t])=>`${e.toFixed(1)} ${t.toFixed(1)}`).join(`L`)}`}areas(){let{plan:e,footprint:t}=this.picture;if(this.stretch.pole===`start`)return e.abort_cover.map(e=>{let[t,n]=this.onMap(e.latitude_deg,e.longitude_deg);return K(`circle`,{class:`local-aborts`,cx:t.toFixed(1),cy:n.toFixed(1),r:1.6})});if(!t)return[];let n=[t.latitude_deg,t.longitude_deg],r=[];t.radius_km>0&&r.push(K(`path`,{class:`local-zone`,d:this.ring(n,t.radius_km)},K(`title`,{},t.title)));let i=`steered landings end within ${d(t.within_km,0)} km of the aim`;return r.push(K(`path`,{class:`local-within`,d:this.ring(this.pole,t.within_km)},K(`title`,{},i))),r}cloud(e){if(!e||this.stretch.pole===`start`)return[];let{cloud:t,samples:n}=e,r=t.x.map((e,n)=>{let r=t.y[n];return e===null||r==null?null:this.onMap(r,e)}),i=t.outlines.map(e=>K(`path`,{class:`local-ellipse`,d:`M${e.map(([e,t])=>this.onMap(t,e).map(e=>e.toFixed(1)).join(` `)).join(`L`)}Z`}));return[...ey(n.found,r),...i]}named(e,t){let n=[[e-130,e,t-8]];return this.picture.places.flatMap(r=>{if(this.stretch.name===`Ascent`&&r.kind!==`pad`)return[];let[i,a]=this.onMap(r.latitude_deg,r.longitude_deg);if(i<0||i>e||a<0||a>t)return[];let o=r.name.length*6.4,s=[14,-8,28,-22,42].flatMap(e=>[[i+8,a+e],[i-8-o,a+e]]).find(([r,i])=>r>2&&r+o<e-2&&i>24&&i<t-2&&!n.some(([e,t,n])=>r<t&&r+o>e&&Math.abs(n-i)<13)),c=K(`path`,{class:`local-place`,d:`M${i-5} ${a}h10M${i} ${a-5}v10`});return s?(n.push([s[0],s[0]+o,s[1]]),[c,K(`text`,{class:`local-name`,x:s[0],y:s[1]},r.name)]):[c]})}marks(e,t){let{from:n,to:r}=this.stretch,i=[],a=[];for(let o of this.picture.words.timeline){if(o.met_s<n||o.met_s>r)continue;let s=Yb(this.picture,o.met_s,this.pole),[c,l]=e?this.onSide(s.away,s.height):this.onMap(s.latitude,s.longitude);a.push(K(`circle`,{class:`local-event`,cx:c,cy:l,r:2.5},K(`title`,{},`${o.elapsed} ${o.event}`)));let u=o.event.length*5.6,d=[[c+7,l-4],[c-u-7,l-4],[c+7,l+12],[c-u-7,l+12]].find(([e,n])=>e>2&&e+u<t-2&&n>10&&!i.some(([t,r,i])=>e<r&&e+u>t&&Math.abs(i-n)<12));d&&e!==0&&(i.push([d[0],d[0]+u,d[1]]),a.push(K(`text`,{class:`local-note`,x:d[0],y:d[1]},o.event)))}return a}show(e){let{from:t,to:n,pole:r}=this.stretch,i=Math.min(Math.max(e,t),n),a=Math.floor((i-t)/(n-t)*(this.points.length-1)+1e-9),o=Yb(this.picture,i,this.pole),s=[this.onMap(o.latitude,o.longitude),this.onSide(o.away,o.height)],c=Yb(this.picture,Math.min(i+(n-t)/400,n),this.pole),l=[this.onMap(c.latitude,c.longitude),this.onSide(c.away,c.height)];for(let e of[0,1]){let[t,n]=s[e];q(this.flown[e],{d:`M${[...this.tracks[e].slice(0,a+1),`${t.toFixed(1)} ${n.toFixed(1)}`].join(`L`)}`});let r=Math.atan2(l[e][0]-t,n-l[e][1])*180/Math.PI;q(this.ships[e],{transform:`translate(${t.toFixed(2)} ${n.toFixed(2)}) rotate(${Number.isFinite(r)?r.toFixed(0):0})`})}let u=r===`start`?gs(this.picture,e):null;if(q(this.abort,{visibility:u?`visible`:`hidden`}),u){let[e,t]=this.onMap(u.latitude_deg,u.longitude_deg);q(this.abort,{transform:`translate(${e} ${t})`})}let f=r===`start`?`from where it began`:`to where it comes down`,p=d(o.away,+(o.away<100));return`${d(o.height,o.height<100?2:1)} km high · ${p} km ${f}`}};function px(e,t,n){let r=e[Math.floor(e.length/2)],i=e.map(e=>Qb(r)(...e)),[a=0,o=0]=Ba(i,e=>e[0]),[s=0,c=0]=Ba(i,e=>e[1]),l=$b(r,Math.hypot((a+o)/2,(s+c)/2),Math.atan2((a+o)/2,(s+c)/2)),u=Qb(l),d=e.map(e=>u(...e)),f=[0,1].map(e=>Math.max(...d.map(t=>Math.abs(t[e])),ux/2)),p=Math.min((t/2-34)/f[0],(n/2-24)/f[1]);return{at:(e,r)=>{let[i,a]=u(e,r);return[t/2+i*p,n/2-a*p]},middle:l,scale:p}}function mx(e,t,n,r,i){let a=new Bb(e,r),o=dx(e,t,r);n.on(`globe`,e=>{a.scatter(e,r),o?.scatter(e)});let s=W(`p`,{class:`moment`,hidden:!0},`This moment, not the flight's clock`);i?.on(e=>{a.over(e),s.hidden=!e.present},r);let c=()=>a.seen===`earth`&&a.following===`ship`,l=G(`Follow ship`,()=>{let e=c();a.look(`earth`),a.follow(e?`free`:`ship`)},{class:`quiet`,"aria-pressed":`true`}),u=()=>q(l,{"aria-pressed":c()});a.node.addEventListener(`follow`,u),a.node.addEventListener(`look`,u);let d=(e,t)=>G(e,()=>a.look(a.seen===t?`earth`:t),{class:`quiet`,"aria-pressed":`false`,"data-look":t}),f=[d(`Ride along`,`ride`)];e.relative&&e.zones&&f.push(d(`Docking camera`,`dock`)),o&&f.push(d(`Local`,`local`)),a.node.addEventListener(`look`,()=>{o&&(o.node.hidden=a.seen!==`local`),p.hidden=a.seen===`local`;for(let e of f)q(e,{"aria-pressed":e.dataset.look===a.seen})});let p=W(`p`,{class:`credit`},`Imagery: NASA`),m=W(`span`,{class:`group`,role:`group`,"aria-label":`View`},l,G(`Earth`,()=>a.zoom(P_),{class:`quiet`}),G(`Near`,()=>a.zoom(e.plan.hop?1.2:F_),{class:`quiet`}),...f);return t.on(e=>a.show(e),r),W(`section`,{class:`panel globe-panel`,"aria-label":`Globe`},a.node,o?.node,s,W(`div`,{class:`over`},m),p,ys(e,t,r),hx(e))}function hx({plan:e,station_itrf:t,ground:{stations:n}}){let r=(e,t)=>W(`span`,{},K(`svg`,{viewBox:`0 0 22 8`,width:22,height:8,"aria-hidden":`true`},K(`path`,{d:`M0 4H22`,class:e})),t),i=W(`i`,{class:`abort-dots`,"aria-hidden":`true`},`····`);return W(`p`,{class:`key`},r(`ship-line`,`ship`),r(`ship-line dashed`,`to come`),t?r(`station-line`,`station`):null,e.way_home?r(`landing-line dashed`,`landing track`):null,e.way_home||e.hop?W(`span`,{},`✕ landing`):null,e.abort_cover.length?W(`span`,{},i,` abort landings`):null,n.length&&!e.hop?W(`span`,{},`◉ hears the ship`):null)}function gx(e,t,n,r={}){let i=t.map(e=>e.met_s),a={" ":()=>e.play(!e.playing),".":()=>e.jump(i,1),n:()=>e.jump(i,1),",":()=>e.jump(i,-1),p:()=>e.jump(i,-1),...r};document.addEventListener(`keydown`,e=>{let t=a[e.key],n=e.target,r=n.matches(`select, textarea, input:not([type=range], [type=checkbox])`)||n.matches(`input, button, summary`)&&e.key===` `;!t||r||e.ctrlKey||e.metaKey||e.altKey||(t(),e.preventDefault())},{signal:n})}function _x({zero_utc:e,end_met_s:t},n){let r=(n-Date.parse(e))/1e3;return{phase:r<0?`before`:r<=t?`flying`:`after`,met:r}}function vx(e){let t=Math.max(Math.ceil(e-1e-6),0);return[Math.floor(t/86400),Math.floor(t/3600)%24,Math.floor(t/60)%60,t%60]}var yx=class{picture;clock;tell;follows=!1;last=NaN;timer=0;constructor(e,t,n,r){this.picture=e,this.clock=t,this.tell=n,V(r,()=>clearTimeout(this.timer)),t.on(n=>{this.follows&&(n!==this.last||t.playing)&&(this.follows=!1,this.tell(_x(e,Date.now()),!1))},r)}begin(e){this.follows=!1,e&&this.clock.play(!1),this.follows=e,this.tick()}tick=()=>{clearTimeout(this.timer);let e=_x(this.picture,Date.now());this.follows&&(this.last=Math.min(Math.max(e.met,this.clock.start),this.clock.end),this.clock.set(this.last)),this.tell(e,this.follows),this.timer=window.setTimeout(this.tick,1e3-Date.now()%1e3)}},bx=90,xx=class{width;height;ahead;scale;x;y;constructor(e,t,n,r){this.width=e,this.height=t,this.ahead=r;let i=Math.min((e-24)/2,t-40);this.scale=i/2/n*(e>t*1.5?1.5:1.15),this.x=e/2,this.y=t*.36}at(e,t){return[this.x+this.ahead*t*this.scale,this.y-e*this.scale]}};function Sx(e,t){let n=wx(e);if(!t)return n;let{width:r,height:i,x:a,y:o,scale:s,ahead:c}=e,l=Cx(e,n),[u,d]=t.ellipsoid_m.map(e=>e*s);d>6&&n.push(K(`ellipse`,{class:`zone ellipsoid`,cx:a,cy:o,rx:d,ry:u})),d>24&&l(`AE`,a+d*.72*-c,o+u*.72+12);let f=t.sphere_m*s;f>4&&n.push(K(`circle`,{class:`zone sphere`,cx:a,cy:o,r:f})),f>14&&l(`KOS`,a+f*.72*c,o-f*.72-3);let[p,m]=t.port.rtn_m,[h,g]=t.port.axis_rtn,_=t.corridor_deg*Math.PI/180,v=t.sphere_m*1.5,y=t=>e.at(p+v*(h*Math.cos(_)-t*g*Math.sin(_)),m+v*(g*Math.cos(_)+t*h*Math.sin(_))),[b,x,S]=[e.at(p,m),y(1),y(-1)];if(v*s>10&&n.push(K(`path`,{class:`zone corridor`,d:`M${x.join(` `)}L${b.join(` `)}L${S.join(` `)}`})),v*s>60){let[e,n]=x[0]>S[0]?x:S,a=(e,t,n)=>t>e?(n-e)/(t-e):1,o=Math.min(.5,a(b[0],e,r-90),a(b[1],n,i-48));l(`corridor ±${t.corridor_deg}°`,b[0]+(e-b[0])*o+6,b[1]+(n-b[1])*o)}for(let s of t.points){let[t,c]=e.at(s.rtn_m[0],s.rtn_m[1]);!(t>6&&t<r-6&&c>6&&c<i-6)||Math.hypot(t-a,c-o)<18||(n.push(K(`path`,{class:`hold`,d:`M${t-4} ${c}H${t+4}M${t} ${c-4}V${c+4}`})),l(s.name,t+7,c-4))}return n}function Cx({width:e,height:t,x:n,y:r,ahead:i},a){let o=[[40,e-4,12],[i>0?e-104:0,i>0?e:104,r-5],[n,n+100,t-18],[n-12,n+12,r],[n-12,n+12,r+8]];return(n,r,i)=>{if(r<-30||r>e||i<0||i>t)return;let s=n.length*5.6,c=-s-14;for(let[l,u]of[[0,0],[0,-13],[0,13],[c,0],[0,26],[c,13]]){let c=Math.min(Math.max(r+l,4),e-s-4),d=Math.min(Math.max(i+u,10),t-20);if(!o.some(([e,t,n])=>c<t&&c+s>e&&Math.abs(n-d)<12)){o.push([c,c+s,d]),a.push(K(`text`,{class:`note`,x:c,y:d},n));return}}}}function wx({width:e,height:t,x:n,y:r,scale:i,ahead:a}){let o=[],s=qa(0,e/i,e/bx),c=(e,t)=>Ja(Math.ceil(-e/i/s),Math.floor((t-e)/i/s)+1),l=(e,t)=>K(`line`,{class:e?`grid`:`axis`,...t}),u=(e,t)=>K(`text`,{class:`tick`,...t},Tx(e*s));for(let r of c(n,e)){let c=n+r*s*i;o.push(l(r,{x1:c,x2:c,y1:0,y2:t})),r&&c>24&&c<e-70&&o.push(u(a*r,{x:c,y:t-4,"text-anchor":`middle`}))}for(let n of c(r,t)){let a=r+n*s*i;o.push(l(n,{x1:0,x2:e,y1:a,y2:a})),n&&a>12&&a<t-20&&o.push(u(n,{x:4,y:a-3}))}let d=a>0?`V-bar (forward) →`:`← V-bar (forward)`,f={x:a>0?e-6:6,"text-anchor":a>0?`end`:`start`};return o.push(K(`text`,{class:`axis-name`,y:r-5,...f},d),K(`text`,{class:`axis-name`,x:n+5,y:t-18},`↓ R-bar (to Earth)`)),o}function Tx(e){let t=Math.abs(e),[n,r]=t>=1e3?[e/1e3,`km`]:[e,`m`];return`${d(n,t>=1e5?0:t>=1e4?1:t>=1e3?2:t>=100?0:1).replace(/\.0+$/,``)} ${r}`}var Ex=[[`All`,0],[`30 km`,3e4],[`5 km`,5e3],[`AE`,2400],[`KOS`,420],[`Port`,60]],Dx=2e4;function Ox(e,t,n,r){let{rtn:i,met_s:a}=e.relative,o=a[0],s=a.at(-1),c=1;for(let e=0;e<a.length;e++)c=Math.max(c,Math.abs(i[6*e]),Math.abs(i[6*e+1]));let l=0,u=!0,d=1,f=0,p=0,m=new xx(0,0,1,1),h=``,g,_=e=>()=>{e(),L(t.met)},v=()=>{d=-d},y=()=>{u=!0},b=e=>()=>{u=!1,l=e},x=G(`Auto`,_(y),{class:`quiet`}),S=Ex.map(([e,t])=>G(e,_(b(t)),{class:`quiet`})),C=G(``,_(v),{class:`quiet`}),w=W(`output`,{class:`readout`}),T=K(`svg`,{class:`relative`,role:`img`,"aria-label":`Relative motion in the station's orbital frame`}),E=K(`path`,{class:`flown`}),D=K(`path`,{class:`coming`}),O=K(`g`,{class:`ship`,"data-ship":``},K(`path`,{d:`M0 -6 L5 5 L-5 5 Z`})),k=K(`g`,{class:`ghosts`}),A=K(`g`,{class:`cloud-of`}),j=K(`circle`,{class:`ring`,r:5,visibility:`hidden`}),M=null,N=0,ee=G(`Samples`,_(()=>b(N)()),{class:`quiet`,hidden:!0}),te=[],ne=e=>{let t=``;for(let[n,r]of e){let[e,i]=m.at(n,r);Math.abs(e)<Dx&&Math.abs(i)<Dx&&(t+=`${t?`L`:`M`}${e.toFixed(1)} ${i.toFixed(1)}`)}return t},re=function*(e){for(let t=0;t<a.length&&a[t]<=e;t++)yield[i[6*t],i[6*t+1]];let{r:t}=ro(a,i,e);yield[t[0],t[1]]},P=()=>{m=new xx(f,p,l||c*1.06,d),xe(T,...Sx(m,e.zones??null),k,D,E,A,jx(m),j,O),q(T,{viewBox:`0 0 ${f} ${p}`,"data-scale":m.scale.toPrecision(8),"data-x":m.x.toFixed(3),"data-y":m.y.toFixed(3),"data-ahead":d}),q(D,{d:ne(re(s))}),g=void 0,F()},F=()=>{if(xe(A),te=[],!M)return;let{cloud:e,samples:t}=M;te=e.x.map((t,n)=>{let r=e.y[n];return t===null||r==null?null:m.at(r,t)});let n=K(`title`,{},e.title);A.append(n,...ey(t.found,te)),ie(t.chosen)},ie=e=>{let t=e===null?null:te[e];q(j,{visibility:t?`visible`:`hidden`}),t&&q(j,{cx:t[0],cy:t[1]})};n.on(`relative`,e=>{if(M=e,h=``,e){e.samples.on(ie,r);let t=[...e.cloud.x,...e.cloud.y].flatMap(e=>e===null?[]:[Math.abs(e)]);N=(t.sort((e,t)=>e-t)[Math.floor(t.length*.995)]??0)*1.1,b(N)()}else ie(null);ee.hidden=!e,L(t.met)}),ny(T,()=>M?.samples??null,()=>te);let I=t=>{let n=e.free_drift.findLast(e=>e.met_s[0]<=t+1)??null;if(n===g||(g=n,xe(k),!n))return;let r=K(`title`,{},`Free drift after ${n.after}, the next burn missed`),i=ne(n.relative_rtn_m.map(([e,t])=>[e,t])),a=`··· free drift after ${n.after}, next burn missed`;k.append(K(`path`,{d:i,class:`ghost now`},r),K(`text`,{x:46,y:12,class:`note`},a))},L=t=>{let n=t>=o-.001&&t<=s+.001,{r,v:c}=ro(a,i,t);if(n?Se(w,Ax(e,r,c)):t>s?Se(w,`Away from the station`):Se(w,e.zero_name===`undocking`?`Still at the port`:`Not in orbit yet`),u){let e=Math.max(Math.abs(r[0])*1.5,Math.abs(r[1]));l=Ex.findLast(([,t])=>e<t*.92)?.[1]??0}Se(C,d>0?`V-bar →`:`← V-bar`),q(C,{"aria-label":`V-bar points ${d>0?`right`:`left`}; turn it round`}),q(x,{"aria-pressed":u}),q(ee,{"aria-pressed":!u&&l===N});for(let[e,t]of S.entries())q(t,{"aria-pressed":!u&&Ex[e][1]===l});if(!f)return;let g=`${l}/${d}/${f}/${p}`;if(g!==h&&P(),h=g,q(E,{d:t<o-.001?``:ne(re(Math.min(t,s)))}),q(O,{visibility:n?`visible`:`hidden`}),I(n?t:-1/0),!n)return;let[_,v]=m.at(r[0],r[1]);q(O,{transform:`translate(${_.toFixed(2)} ${v.toFixed(2)})`,"data-r-m":r[0].toFixed(3),"data-t-m":r[1].toFixed(3),"data-n-m":r[2].toFixed(3)})};return we(T,(e,n)=>{f=e,p=n,L(t.met)},r),t.on(L,r),W(`section`,{class:`panel relative-panel`,"aria-label":`Relative motion`},W(`div`,{class:`head`},W(`h2`,{},`Relative motion`),W(`span`,{class:`grow`}),W(`span`,{class:`group`,role:`group`,"aria-label":`Scale`},x,ee,...S),C),T,w)}function kx({relative:e,zero_name:t,end_name:n}){let r=e?.rtn??[],i=t===`undocking`?0:n===`contact`?r.length-6:-1;return i<0?null:[r[i],r[i+1],r[i+2]]}function Ax(e,[t,n,r],i){let{zones:a}=e,o=Math.hypot(t,n,r),s=(t*i[0]+n*i[1]+r*i[2])/Math.max(o,1e-6),[c,l,u]=a?.ellipsoid_m??[0,0,0],d=a&&o<a.sphere_m?` · inside KOS`:a&&Math.hypot(t/c,n/l,r/u)<1?` · inside AE`:``,m=a&&o<a.sphere_m?kx(e):null,h=m&&Math.hypot(t-m[0],n-m[1],r-m[2]),g=h===null?`range ${p(o)}`:`ports ${p(h)} apart`,_=`${f(s,Math.abs(s)<10?2:0)} m/s`;return`V ${Tx(n)} · R ${Tx(-t)} · across ${Tx(r)} · ${g}, ${_}${d}`}function jx({x:e,y:t}){let n=`M${e-7} ${t}H${e+7}M${e-7} ${t-4}V${t+4}M${e+7} ${t-4}V${t+4}`,r=K(`rect`,{x:e-2.5,y:t-2.5,width:5,height:5});return K(`g`,{class:`station`},K(`path`,{d:n}),r)}function Mx({words:e,zero_utc:t},n,i){let{timeline:a,elapsed_heading:o,local_heading:s,has_range:c}=e,{zone:u}=Po(),d=a.map(e=>W(`tr`,{class:e.burn?`burn`:``,"data-met":e.met_s,onclick:()=>n.set(e.met_s)},W(`td`,{class:`met`},W(`button`,{type:`button`,"aria-label":`Go to ${e.event}, ${e.elapsed}`},e.elapsed),W(`small`,{class:`utc`},e.utc),e.local&&W(`small`,{class:`local`},e.local),u&&W(`small`,{class:`here`},l(r(t,e.met_s),u))),W(`td`,{class:`what`,colspan:c&&!e.range_km?2:void 0},W(`b`,{},e.burn&&W(`i`,{"aria-hidden":`true`},`◆ `),W(`span`,{},e.event)),e.detail&&W(`small`,{},e.detail),e.in_sight&&W(`small`,{class:`sight`},`In sight of ${e.in_sight}`)),e.range_km&&W(`td`,{class:`num`},e.range_km))),f=W(`div`,{class:`scroll`,tabindex:0,role:`region`,"aria-label":`Timeline`},W(`table`,{class:`timeline`},W(`thead`,{},W(`tr`,{},...[[o,`UTC`,s,u&&Lo()].filter(Boolean).join(`, `),`Event`].map(e=>W(`th`,{scope:`col`},e)),c&&W(`th`,{scope:`col`,class:`num`},`Range km`))),W(`tbody`,{},...d))),p=-1;return n.on(e=>{let t=a.findLastIndex(t=>t.met_s<=e+.5);if(t===p)return;d[p]?.removeAttribute(`aria-current`),p=t;let n=d[t];if(!n)return;n.setAttribute(`aria-current`,`time`);let r=n.offsetTop-f.clientHeight/2;(n.offsetTop<f.scrollTop+30||n.offsetTop+n.offsetHeight>f.scrollTop+f.clientHeight)&&(f.scrollTop=r)},i),f}function Nx(e,{letters:t,alike:n}){let r=[...e.normalize(`NFC`).toLowerCase()].map(e=>t[e]??e).join(``).normalize(`NFKD`).replace(/[^\p{L}\p{N}]/gu,``);for(let[e,t]of n)r=r.replaceAll(e,t);return r.replace(/(.)\1+/gu,`$1`)}var Px=[[`plume`,`launchPlume`],[`flame`,`launchDark`],[`twilight`,`launchTwilight`],[`day`,`launchDay`]],Fx=[`plume`,`flame`,`twilight`,`day`],Ix=.05,Lx=5;function Rx(e,t,n){let r=e.trim(),i=/^([+−-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+−-]?\d+(?:\.\d+)?)$/.exec(r);if(i){let[e,t]=[i[1],i[2]].map(e=>Number(e.replace(`−`,`-`)));return Math.abs(e)>90||Math.abs(t)>180?null:{latitude:e,longitude:t,name:``}}let a=r.toLocaleLowerCase();if(!a)return null;let o=t.find(([e])=>e.toLocaleLowerCase()===a)??t.find(([e])=>e.toLocaleLowerCase().startsWith(a))??zx(a.split(`,`)[0],t,n);return o?{name:pe()===`ru`&&o[3]||o[0],latitude:o[1],longitude:o[2]}:null}function zx(e,t,n){if(!/\p{Script=Cyrillic}/u.test(e))return;let r=Nx(e,n);return t.find(([,,,...e])=>e.some(e=>Nx(e,n)===r))??t.find(([e])=>Nx(e.split(`,`)[0],n)===r)}function Bx(e,t,n,r){let i=W(`div`,{class:`sightings`,role:`status`}),a=W(`input`,{id:`stand`,list:`towns`,autocomplete:`off`,placeholder:z(`placeExample`),"aria-describedby":`stand-fault`}),o=W(`p`,{class:`fault`,id:`stand-fault`}),s=W(`datalist`,{id:`towns`},...t.flatMap(([e,,,...t])=>[e,...pe()===`ru`?t:[]]).map(e=>W(`option`,{value:e}))),c=t=>{let n=`${m(t.latitude,`N`,`S`)} ${m(t.longitude,`E`,`W`)}`;xe(i,...Vx(e,t,r,t.name?`${t.name}, ${n}`:n))},l=W(`form`,{class:`stand`},W(`label`,{for:`stand`},z(`whereYouStand`)),a,s,W(`button`,{class:`primary`},z(`look`)),`geolocation`in navigator&&G(z(`whereIAm`),()=>{navigator.geolocation.getCurrentPosition(({coords:{latitude:e,longitude:t}})=>{o.textContent=``,a.value=`${e.toFixed(2)}, ${t.toFixed(2)}`,c({latitude:e,longitude:t,name:``})},()=>{o.textContent=z(`noPlace`)})}),o);return l.addEventListener(`submit`,e=>{e.preventDefault();let r=Rx(a.value,t,n);o.textContent=r?``:z(`unknownPlace`),r&&c(r)}),W(`section`,{class:`see`,id:`see`},W(`h2`,{},z(`seeHeading`)),W(`p`,{},z(`seeNote`),!r.passes&&` ${z(`noPasses`)}`),l,i)}function Vx(e,t,n,r){let{all:i,under:a}=qy(e,n,t),o=W(`h3`,{},r),s=[`launch`,`return`].flatMap(e=>{let t=a[e];return t===void 0?[]:[W(`p`,{},z(e===`launch`?`launchUnder`:`returnUnder`,{deg:Yx(t,1)}))]});if(!i.length)return[o,W(`p`,{},z(`nothingSeen`)),...s];let c=[`what`,`when`,`appears`,`highest`,`goes`,`how`,`magnitude`].map(e=>z(e)),l=Ce(c,i.map(t=>Hx(e,t)),{class:`seen-table`});for(let[e,t]of[...l.querySelectorAll(`tbody tr`)].entries()){let n=i[e];t.dataset.sighting=`${n.body} ${n.kind}`,t.dataset.rise=n.rise.met.toFixed(2),t.dataset.set=n.set.met.toFixed(2),t.dataset.top=n.top.elevation.toFixed(3),n.magnitude!==null&&(t.dataset.magnitude=n.magnitude.toFixed(2)),n.whyNot&&t.classList.add(`dim`);for(let[e,n]of[...t.children].entries())n.setAttribute(`data-head`,c[e])}let u=n.days_after>0?` ${z(`afterwards`,{days:B(n.days_after,`days`)})}`:``;return[o,W(`p`,{},B(i.length,`sightings`),` `,z(`yourClock`),u),...s,W(`div`,{class:`wide`},l),...i.some(e=>e.magnitude!==null)?[Kx(n)]:[]]}function Hx(e,t){let{kind:n,body:r,rise:i,top:a,set:o}=t,s=t.late!==null&&t.late>=Lx?` ±${Jx(t.late)}`:``;return[z(n===`pass`?r===`ship`?`shipPass`:`stationPass`:n),qx(e,i.met,!0),`${qx(e,i.met)} ${Zx(i)}`,`${qx(e,a.met)}${s} ${Xx(a.elevation)} ${Zx(a)}, ${Yx(a.km,0)}\u00a0${z(`km`)}`,`${qx(e,o.met)} ${Zx(o)}`,{launch:Ux,return:Wx,pass:Gx}[n](e,t),t.magnitude===null?``:Yx(t.magnitude,1,!0)]}function Ux(e,{lights:t,sound:n}){let[r,i]=Px.find(([e])=>t.some(([t])=>t===e))??[`unseen`,`unseen`],a=t.filter(([e])=>e===r),[o,s]=[a[0]?.[1]??0,a.at(-1)?.[2]??0].map(t=>qx(e,t)),c=n===null?``:`; ${z(`sound`,{s:Yx(n,0),at:qx(e,n)})}`;return z(i,{from:o,to:s})+c}function Wx(e,{lights:t}){let n=t.filter(([e])=>Fx.includes(e));if(!n.length)return z(t.some(([e])=>e===`near`)?`returnNear`:`returnNone`);let r=n.some(([e])=>e===`plume`||e===`flame`),i=Jx(n.reduce((e,[,t,n])=>e+n-t,0));return z(r?`returnDark`:`returnDay`,{long:i})}function Gx(e,{seen:t,whyNot:n,apart:r,rise:i,set:a}){if(n)return z({daylight:`passDay`,shadow:`passShadow`,low:`passLow`}[n]);let o=t.map(([t,n])=>{let r=z(`passSeen`,{from:qx(e,t.met),to:qx(e,n.met)});return t.met>i.met+Lx&&t.elevation>1&&(r+=`, ${z(`begins`,{high:Xx(t.elevation),wind:Zx(t)})}`),n.met<a.met-Lx&&n.elevation>1&&(r+=`, ${z(`ends`,{high:Xx(n.elevation),wind:Zx(n)})}`),r});return r&&r.deg<Ix?o.push(z(`onePoint`)):r&&o.push(z(r.behind>0?`stationBehind`:`stationAhead`,{long:Jx(Math.abs(r.behind)),deg:Yx(r.deg,1)})),o.join(`; `)}function Kx({ship:e,station:t}){let n=(e,{plus_minus:t,source:n})=>W(`li`,{},`${z(e)} ±${Yx(t,1)}: `,W(`span`,{lang:`en`},n));return W(`details`,{class:`magnitudes`},W(`summary`,{},z(`magnitudes`)),W(`ul`,{},n(`shipPass`,e),t&&n(`stationPass`,t)))}function qx({zero_utc:e},t,n=!1){return new Intl.DateTimeFormat(me(),{...n?{weekday:`short`,day:`numeric`,month:`short`}:{hour:`2-digit`,minute:`2-digit`,second:`2-digit`}}).format(Date.parse(e)+t*1e3)}function Jx(e){let t=Math.round(e);if(t<120)return`${t}\u00a0${z(`seconds`)}`;let n=t<1200&&t%60?`\u00a0${t%60}\u00a0${z(`seconds`)}`:``;return`${n?Math.floor(t/60):Math.round(t/60)}\u00a0${z(`minutes`)}${n}`}function Yx(e,t,n=!1){return new Intl.NumberFormat(me(),{minimumFractionDigits:t,maximumFractionDigits:t,signDisplay:n?`exceptZero`:`negative`}).format(e).replace(`-`,`−`)}var Xx=e=>`${Yx(Math.max(e,0),+(e<3))}°`,Zx=({azimuth:e})=>z(`winds`).split(` `)[Math.round(e/45)%8],Qx=864e5;function $x(e,t,n,r,i){let a=t=>Math.floor((t-e)/Qx);return t-e>i*Qx?[[`dataOldStart`,a(t)]]:r<=n&&r-e>i*Qx?[[`dataOldNow`,a(r)]]:[]}function eS(e,t,n,r){let{picture:i}=t,{words:a,plan:o}=i,s=new rs(i.met_s[0],i.end_met_s,n),c=mx(i,s,new Qv,n);c.querySelector(`.globe`).append(Te(i,s,n));let l=Qo(i,s,n),u=i.relative&&i.relative.met_s.length>1,d=o.checks.filter(e=>!e.ok).length,f=(e,t,...n)=>W(`section`,{class:`part ${e}`,id:e},W(`h2`,{},t),...n);return xe(e,W(`div`,{class:`published`,"data-flight":o.flight.name},W(`header`,{class:`head-line`},W(`h1`,{},a.title),W(`p`,{class:`route`},tS(i)),nS(t.names,r)),rS(i,s,n),aS(t),W(`div`,{class:`stage`},c,as(i,s,n)),W(`p`,{class:`age`},...oS(t)),Bx(i,t.towns,t.sounds,t.sky),f(`story`,z(`storyHeading`),Mx(i,s,n)),f(`facts`,z(`factsHeading`),cs(i)),u?f(`beside-station`,z(`besideHeading`),Ox(i,s,new Qv,n)):null,f(`curves`,z(`chartsHeading`),W(`p`,{class:`chart-bar`},l.spans),l.node),W(`details`,{class:`part`},W(`summary`,{},d?z(`checksFail`,{n:d}):z(`checksHeading`)),ms(i)),W(`details`,{class:`part`},W(`summary`,{},z(`dataHeading`)),hs(i)),W(`footer`,{class:`foot`},W(`p`,{},z(`foot`)),W(`p`,{},z(`credits`))))),gx(s,a.timeline,n),document.title=M(a.title),s}function tS({plan:e}){let{flight:t,docking_utc:n,orbits:r,hop:i,way_home:a}=e,o=e=>e?M(e):``,s=e=>e?[o(e)]:[],c=t.station?`${o(t.station)}, ${o(t.port)}`:``,l=t.launcher?z(`shipOn`,{ship:o(t.vehicle),launcher:o(t.launcher)}):o(t.vehicle),u=t.pad?o(t.pad):c;if(i)return`${l}, ${u}, ${z(`upAndDown`)}`;if(n)return`${l}, ${u} → ${c}, ${B(r??0,`orbits`)}`;let d=t.orbit?[z(`orbitAt`,{height:t.orbit.altitude_km})]:[];return[`${l}, ${u}`,...d,...s(a?.zone)].join(` → `)}function nS(e,t){let n=Object.keys(le).map(n=>G(le[n].page.ownName,()=>{fe(n,e),ge(n),t()},{class:`quiet`,lang:n,"aria-pressed":String(n===pe())})),r=window.parent!==window&&W(`a`,{class:`whole`,href:location.href,target:`_blank`,rel:`noopener`},z(`wholePage`));return W(`div`,{class:`group`,role:`group`,"aria-label":z(`language`)},...n,r)}function rS(e,t,n){let r=W(`p`,{class:`count`}),i=W(`p`,{class:`count-when`},_e(Date.parse(e.zero_utc))),a=G(z(`follow`),()=>s.begin(!s.follows),{class:`follow`}),o=W(`section`,{class:`counting`,"aria-label":z(`countdown`)},r,i,a),s=new yx(e,t,({phase:t,met:n},i)=>{o.dataset.phase=t,q(a,{"aria-pressed":i}),a.hidden=t!==`flying`;let s=e.zero_name.replace(`-`,``)===`undocking`?`toUndocking`:`toLiftoff`;t===`before`?r.textContent=`${z(s)} ${iS(-n)}`:t===`flying`?r.textContent=z(i?`flyingFollowed`:`flying`):r.textContent=z(`flown`)},n),c=Date.now(),l=c>=Date.parse(e.zero_utc)&&c<=Date.parse(e.zero_utc)+e.end_met_s*1e3;return queueMicrotask(()=>{n.aborted||s.begin(l)}),o}function iS(e){let[t,n,r,i]=vx(e),a=e=>String(e).padStart(2,`0`);return`${t?`${B(t,`days`)} `:``}${a(n)}:${a(r)}:${a(i)}`}function aS({picture:e,data_utc:t,known_days:n}){if(!t)return null;let r=Date.parse(t),i=Date.parse(e.zero_utc),a=$x(r,i,i+e.end_met_s*1e3,Date.now(),n);return a.length?W(`p`,{class:`stale`,role:`alert`},a.map(([e,t])=>z(e,{age:B(t,`days`)})).join(` `)):null}function oS({picture:e,published_utc:t,data_utc:n}){let r=Date.parse(t),i=Math.floor((Date.now()-r)/864e5),a=[z(`published`,{when:_e(r)}),i>=1?` (${B(i,`daysAgo`)})`:``,`. `];if(n){let t=Math.round((Date.parse(e.zero_utc)-Date.parse(n))/864e5);a.push(z(`dataAge`,{when:_e(Date.parse(n)),age:B(Math.max(t,0),`days`)}),` `)}return a.push(z(`planned`)),a}async function sS(){let e=document.getElementById(`flight`).textContent.trim(),t=Uint8Array.from(atob(e),e=>e.charCodeAt(0)),n=new Blob([t]).stream().pipeThrough(new DecompressionStream(`gzip`));return JSON.parse(await new Response(n).text())}async function cS(){let t=await sS();e.url=e=>t.files[e]??`data:,`,e.json=async e=>{let n=t.files[e];if(n===void 0)throw Error(`${e} is not in this page`);return JSON.parse(n)},fe(he(),t.names);let n=document.getElementById(`main`),r=new AbortController,i=0,a=()=>{r.abort(),r=new AbortController;let e=eS(n,t,r.signal,a);e.on(e=>{i=e},r.signal),e.set(i),document.body.dataset.shown=`true`};a(),`serviceWorker`in navigator&&location.protocol.startsWith(`http`)&&navigator.serviceWorker.register(`./sw.js`).catch(()=>{})}cS()})();