/**
 * The words of generated passphrases: exactly 2,048 (11 bits each), four to seven letters, British spelling, no two with the
 * same first four letters, nothing hurtful, and as few sound-alikes as could be found. Words are facts; chosen by us from Debian's `scowl` list
 * (sizes 10–35, freely usable), the commonest first. Changing the list changes no password that was made from it.
 */
export const PASSPHRASE_WORDS: readonly string[] = `
abdomen abide abode above abroad absence absorb academy accept account achieve acquire acre active actor
actress actual adapt address adjust admit adopt advance advice aerial afar affect afford afloat agent
agree ahead ahoy aide airline airport aisle alas album algebra align alike alley allow almond amaze amber
ambient amnesia amount ample amulet amuse anatomy anchor ancient anew angle animal ankle annoy annual
antenna anthem antique anybody anyone anyway apart apology appear apple appoint approve apron arcade arch
area arena argue aria arise aroma around arrange arrive artery article artwork ascend ashore ashtray
aside aspect aspirin astray athlete atlas atomic attach attempt attic attract audio august aunt aura
author autumn avenue average avocado avoid await awake aware awesome axis baby back bacon badge bagel
baggage bake balance balcony ball bamboo banana band banjo bank banquet barb bargain bark barley barn
barrel base bash basic basket bass batch baton battery bazaar beach bead beak beam bean beauty beaver
beef beetle before beggar begin behold beige believe bell belong belt bench bend benefit benign beside
best beware beyond bias bicycle bike bind bingo biology birch bird biscuit bite blanket blend bliss block
blog blonde bloom blossom blouse blue bluff blunt blush boar boast boat boil bold bolt bond bonfire
bonnet bonus book boom boost boot born borrow boss both bottom bound bout bowl brace brag brand brass
brave breath breeze brick brief bright broad bronze broom brother brown brunch brush bubble bucket budget
buffalo buggy build bulb bulk bull bump bunch bundle bunk bunny busy buzz bypass cabbage cabin cable
cache cactus cadet cage cake calf call calm camera camp canal cancel cane canine canoe cant canvas canyon
cape capital capsule caravan carbon card care cargo carpet carry cart carve case cash casual catch
catfish cattle cavalry cave caviar cedar celery cellar century certain chair chalk chamber change chase
chat cheap check cheese chef cherry chest chew chicken chief child chimney chip chirp choice chop chorus
chow chubby chum chunk chute cinema circle citizen civil claim clam clan clarify class clause clay clear
clerk clever climb clink clip cloak clock clone close cloth cloud clover clown club clue clutch coach
coal coast coat cobra coconut coffee coil coin cold college colony colt column comb come comfort comic
common company comrade concern conduct cone confirm connect consent control cook cool coop cope copper
copy coral cork corner correct cosmic cotton country couple cousin cover coyote cradle craft crane crate
credit crew crib cricket crimson crispy critic crop cross crowd crucial cruise crumble crunch crystal
cube cuckoo cuddle cuff cuisine culture curator cure curfew curious curl curry curtain curve cushion cute
cycle cynical daft dance dandy dark dart date dawn daytime deal debate debut decade decent decide declare
decoy decree deep default define degree delay delete delight demand dense depart depend deposit depth
descent desk dessert detail detect detour develop device devote diagram diamond diary dice dictate
digital dilemma dime dine dinner dioxide diploma direct discuss dish disk dislike dismiss display distant
dive dock doll dolphin dome domino donate donkey donor door dormant dough dove down dowry dozen drag
drain drama drastic draw dream dredge drift drill drive drone drool drop drought drum duck duct duet
dummy dunk dusk dust duty dwarf dwell dynamic each eagle early earn earth ease east easy echo eclipse
economy edge edgy editor educate eerie effect effort eighth elbow elect elegant eleven elite elope
elusive embassy embrace emerald empathy emperor empire employ empty endless endorse endure energy engage
engine enhance enjoy enough ensign ensure entire entry envious envoy epic episode equal errand error
essay essence estate esteem eternal ethical ethnic eureka evening evident evolve exact example except
excuse exhaust exhibit exit exotic expand expect explain express extend extinct extra eyeball fabric face
facial fact faculty fade fairy falcon fall fame family famous fanfare fantasy faraway farm fashion fast
feast feature feel fellow fence fend fern ferry fertile festive fetch fiddle field fifth figure fill film
final fine finger finish firm first fish fitness five flag flair flake flank flare flash flat flea fleet
flick flight flint flip float flock floor flora floss fluffy fluid fluke flute foam focus foggy foil fold
folk follow fond font food foot force foreign forget fork form fortune forum forward fossil fourth
fragile frail frame free freight fresh friend fringe frog front frost frozen fruit fudge fuel full fund
fungus funny furnace furry fuse future fuzzy gadget gain galaxy gale gallery game garage garden garlic
garret gate gather gauze gavel gaze gear geese general genius gentle genuine gesture getaway giant gift
giggle gill ginger giraffe give glad glamour glance glare glass glaze glide glimpse global glory glove
glow glue goal goat goblin gold golf gong good goofy goose gorge gorilla gossip govern gown grab grace
grade graft grain gram grand grape gravy grease green grid grill grit grocery groom ground grove grow
grub guard guess guide guild guinea guitar gulf guru gutter habit hail haircut hale half hallway halo
halt hamlet hammer hand happy hard harness harp hart harvest hassle hasty hatch haven hawk hazel head
health heap heat heavy hectic hedge height helmet help herald herb herd hermit hero hiccup hide high hike
hill hint history hitch hive hobby hockey hold holiday holly homage home honey honk hood hoof hook hoop
hooray hope horizon hormone host hotel hound house hover huddle huge hull human humble hunt hurdle hurry
husband hush hustle hutch hybrid hygiene iceberg icon idea imagine imitate impact implant impose impress
incense inch include income index indulge infect inform inhale inherit initial inland insect inside
inspire instead intact intense invent invite involve iron island isolate issue item ivory jade jaguar
janitor jazz jelly jingle jockey join joke jolly journey joyful joyous judge juice jumbo jungle junior
juror justice karate keen ketchup kettle kick kimono kind king kitchen kite knee knit knock label lace
lack ladder laden lake lamb lamp land lane lantern large last latch late laugh launch laurel lava lawn
lawsuit layer layout leaf league lean leap learn least leather leave lecture legal legend legion leisure
lemon lend length leopard less letter level liaison liberty library license life lift light limb lime
limit limp line link lion listen literal live lizard loaf lobby lobe lobster local lodge loft logic logo
long look loop loose loot lorry loss lottery lotus loud lounge love loyal lucid luck luggage lullaby
lumber lump lunch lush luxury machine magic magnum mailbox majesty make malt mamma manage mandate mango
manual maple marble march margin mark marsh marvel mascot mason master match matrix maximum mayor maze
meadow meal mean measure media mellow melody melt member memento memory mend mentor menu mercy merge
merit mermaid merry message method metro mice middle midst mighty mild mile milk million mineral mingle
minimum mint minute miracle mirror miss mixer mixture mobile model modify mole monarch money monitor
monkey month mood moon moose moss motel mother motive motor motto mount mouse mouth move muffin mule
munch mural murmur museum music mustard mute mutual muzzle mystery myth nail name napkin narrow native
nature near neat neck nectar neon nephew nest network neural neutral newborn next nibble nice niece nine
ninth noble nobody nonstop noodle noon normal north nose notch notice nova novel novice nowhere nudge
nugget number nurture nutty oatmeal object oblige observe obtain obvious occur ocean octopus office often
olive once onion open operate opinion optical oracle orange orbit orchard order organ origin ostrich
ounce outcome outdoor outfit outside outward oval oven oyster pace pacific page palace palm pancake panda
panel pantry papa paper parade parcel pardon parent park parrot parsley part pass pasta patch patent path
patio patrol pattern pawn payroll peach peanut peas peck pencil pendant penguin penny pensive people
pepper percent perfect period permit person petrol petty phase phoenix phone photo piano piccolo pick
picnic picture pierce pigeon pike pile pilgrim pilot pinch pine pink pint pipe pitch pizza place plan
plaque plastic plate play plaza pledge plenty plot pluck plug plunge pocket podium poem poetry point
polar police pollen pond pony poodle pool popcorn poppy popular pork port pose possess post potato potent
pottery pouch pound powder power praise precise predict prefer premium prepare present pretty prevent
price pride prime prior private prize problem process product profile project promise proof proper pros
protect proud prove proxy prudent public puck pudding puff pull pump pupil pure purpose push puzzle
pyramid quack quaint qualify quantum quarter queen quest quick quill quirky quiz quote rabbit raccoon
race radar radio raffle raft rainbow raise rake ramp ranch random range rank rapid rare rate ratio rattle
ravine reach ready realm reap reason reborn rebuild recall receive recipe reclaim recruit redeem redhead
redo reduce reed referee refill reflect reform refrain regard regent region regular rejoice relax release
relief remain remind remove renew rent reopen repair repeat replace report require reserve resort respect
restore result retain rethink retire retreat return reunion revive reward rewind rewrite rhino ribbon
rice rich ride ridge rink rinse ripe rise rival river roam roar roast rock rodeo roller roof rookie room
rooster rosy rotate round routine royal rubbish rugby rule rumble runway rural rush rusty saddle safari
safe sage sailor salad saliva salmon salon salt salute salvage sample sand sarcasm sari satisfy saucer
sauna sausage save scale scan scenery scheme school science scoop scope score scout scratch script scroll
scrub seafood seal search season seat second secrecy sector secure sedan seed seek seldom select seminar
send senior sense sequel serene serious serpent service setback settle seven sewn shabby shadow shaft
shaggy shake shallow shampoo shape share shave shawl sheep shelter shield shift shine shirt shiver shop
short show shrimp shuffle sign silent silk silver similar simple sincere single siren sister sixth size
skate sketch skid skill skip skis slab slam slate sleep slice slide slight slim slip slob slogan slot
slumber small smart smell smile smooth snack snail snake snap sneeze sniff snow soak soap sober social
sock soda sofa soft soil solar solid solo solve someone song sonic soon soothe sorry sound soup south
space spade span spare speak special spell spend sperm sphere spicy spin spirit splash sponsor spoon
sport spot spray spring sprout spur square squeeze stack stadium staff stage stain stamp stand staple
start state stay steady steep stellar stem step stereo stew stick stiff still stir stitch stock stone
stool stop store stove straw street strong study stuff stunt sturdy stylish subject sublime submit subtle
subway success sudden suffice sugar suit summer sundown sunny sunrise sunset super suppose supreme sure
surface surname surplus surreal survive sustain swab swallow swan swap swarm sway sweep swell swift swim
swipe switch swoop symbol system table tackle tactic tailor take talent talk tall tang tank tape target
task taste tattoo tavern taxi teach teeth tell temple tenant tend tennis tent term terrace test text
thank theme theory thermal thesis thick think third three thrill throw thud thumb thunder ticket tidal
tidy tiger tight tile till tilt timber time timid tiny tissue title toast today token toll tomato tone
tonight tool tooth topic torch tornado torso total totem touch tour tower town track trade traffic train
transit travel tray treat tree trek trend tribe trifle trim trio trip triumph trivial trophy trot truck
true truffle trust truth tube tuck tumble tummy tuna tune tunnel turf turn turtle tutor tuxedo tweet
twelve twenty twice twig twin type typical ultra unaware uncle under undo unfold unicorn uniform union
unique unison unit unknown unleash unlike unlock unpack unravel untie unusual upbeat update upgrade
uphill uphold upper upright upside uptight uptown upward urban usual utmost vacant vacuum valet valid
valley value valve various vase vast veal vehicle velvet vendor venture venue verbal verdict verge verify
verse vessel veteran vial vibrant vicar vice victory video view village vinegar vintage vinyl viral
virtue visa visit vista visual vital vivid vocal voice void volcano voltage volume vortex vote vouch
voyage waffle wage wagon wake walk wall walnut waltz want warm wash watch water weaken wealth weasel
wedge weekend welcome welfare well west wheat wheel whiff whim whirl whistle whoop wick wide width wield
wife wiggle willow winch window wing wink winter wipe wire wisdom wise wish without witness witty wizard
wolf wonder woody woof wool word work world worth wrench wrestle yard yarn year yeast yellow yield yoga
young youth zebra zero zipper zodiac zone zoom
`
  .trim()
  .split(/\s+/);
