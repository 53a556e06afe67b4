/**
 * 4,096 English words of four to nine letters, no two with the same first four; made for this app.
 * Frozen: a word that moved would change what six written words mean.
 */
export const ENGLISH_WORDS = `
aardvark abacus abate abbey abbot ability able aboard abode abound above abrasive abreast abridge abroad absence
absolute abstract abundant acacia academy accent acclaim account accurate acetone ache achieve acid acorn acoustic
acquire acre acrobat acrylic action actor actress actual acumen acute adage adamant adapt added additive address
adept adequate adhere adieu adjacent adjoin adjust admire adobe adopt adorn adrenal adrift adult advance adverb
advice advocate adze aegis aeon aerial aerobic affair affect affix affluent afford affront afield afloat afoot
afresh after again agate ageless agency agile agitate aglow agog agrarian agree ahead ahoy aide aileron airborne
aircraft airfield airline airmail airport airship airtight airy aisle ajar albeit album alchemy alcove alder alfalfa
alfresco algae algebra align alike alive alkali alley alliance allow allspice alluvial ally almanac almond aloe
aloft alone aloof aloud alpaca alphabet alpine already alright also altar alter although altitude altruism aluminum
always amass amateur amaze amber ambition amble amend amethyst amiable amicable amid amiss ammeter ammonia amoeba
among amount ample amuse anaconda anagram analyse anatomy ancestor anchor ancient anecdote anemone anew angelic
angle angora aniline animal anise ankle annals annex announce annual anode anomaly anorak another answer antelope
anthem antique antler antonym anvil anybody anyhow anyone anything aorta apache apart apathy aperture apex aphid
apiary apiece aplomb apogee apparel appear applaud appoint approve apricot apron aptitude aptly aquarium aqueduct
aquifer arable arcade arch arctic ardent ardour arduous area arena argon arguable arise armchair armful armour
armrest arnica aroma around arrange arrive arrow artery article artwork ascend ascot ascribe aseptic ashen ashore
ashtray aside askance askew aspect asphalt aspire assail assemble assist assume aster astonish astride astute
athlete atlas atom atonal atrium attach attend attic attorney attract attune auburn auction audience augment aunt
aural aurora auspice austere author avenue average aviary avid avocado avoid await awake award away awesome awhile
awning awoke axiom axis axle axon azalea azimuth azure babble baby back bacon badge baffle bagel baggage bagpipe
baguette bailiff bait bake balance balcony ballad balm balsam bamboo banal bandage banister banjo bank banner
banquet banter barber bard barefoot bargain baritone bark barley barn barrel basalt base basic basket bass batch
bath baton batter bauble bayou bazaar beach bead beaker beam bean bear beat beauty beaver because beckon become
bedazzle bedroom bedside beech beef beehive beeswax beetle befit before befriend begin begrudge behave behest behind
behold beige being bejewel belay belfry belief bell belong belt bemuse bench bend beneath bent benzene bequeath
beret bergamot berry beside best better between bevel beware beyond bezel bicker bicycle bidding biennial bigger
bigwig bike bilberry bilge billow binder bingo biology biopsy biplane birch bird birth biscuit bisect bison bistro
bite bittern bivouac blacken blade blanket blast blaze blemish blend bless blimp blink blister blithe blizzard
bloated block blond bloom blossom blot blouse blow blubber bluebell bluff bluish blunt blur blush board boat bobbin
bobcat bobsled bodily body bogey boil bold bolero bolster bolt bonbon bond bonfire bongo bonnet bonsai bonus bony
book boom boost boot border bore borough borscht botany both bottle boulder bounce bouquet bowl bowtie boxer boyhood
brace braid brake bramble branch brass brave brazier bread breeze brethren brevity brew bribery brick bridge brief
bright brim bring brioche brisk broad broccoli brogue broker bromide bronze brook broth brown brunch brush bubble
bucket buddy budget buffalo bugbear buggy bugle build bulb bulge bulky bull bulrush bulwark bumper bunch bungalow
bunny bunting buoy bureau burger burly burrow burst busby bush business bustle busy butane butler butter buyer buzz
bylaw bypass byre byte byway cabaret cabbage cabin cable cackle cactus caddie cadence cafe caffeine cage cajole cake
calamine calcium calendar calf calico calm calorie calve camber camel camomile camp canal candle cane canine canoe
canteen canvas canyon capable cape capital caprice capsule captain capybara caramel carbon card care cargo caribou
carnival carol carpet carry cart carve cascade case cashew cassette cast casual catalog catch caterer cattle caucus
cauldron cause caution cavalry cave caviar cayenne cease cedar ceiling celery cell cement census center ceramic
cereal certain chain chalk chamber chance chapter charm chase chat cheap check cheddar chef chemist cherry chess
chew chicken chief child chimney chip chisel chive chlorine choice choose chop chord chowder chrome chuckle chum
chunk church chute cicada cider cigar cinch cinder cinema cinnamon cipher circle cirrus cistern citation citizen
citrus city civic claim clam clan clap clarify class clatter clause claw clay clean cleft clematis clench clerk
clever click client cliff climb clinic clip cloak clock clog cloister clone close cloth cloud clover clown club clue
clumsy cluster clutch coach coal coarse coast coat coax cobalt cobbler cobra cobweb cockle cocoa coddle code codify
coercion coffee cogent cogwheel cohesive cohort coil coin cola cold coleslaw collar colony column comb comet comfort
comical comma compass comrade concert condor cone confirm congress conical conjure connect consider contain convince
cook cool cooperate cope copilot copper copy coral cord core corgi coriander cork corn corridor cosmic cosset cost
cosy cotangent cottage couch cougar council couple courage cousin cover cowboy coyote crab crackle cradle craft
craggy crane crater cravat crayon crazy cream credit creek crepe crescent crevice crew crib cricket crimson crinkle
crisp critic crochet crone crop croquet crossbar crouton crowd crucible cruise crumb crunch crust cryptic crystal
cube cubism cuckoo cucumber cuddle cuff cuisine culinary culture cumin cupboard cupcake cupful cupid cupola curator
curd cure curious curl currant cursor curtain curve cushion custom cutaway cute cutlery cyan cycle cylinder cymbal
cypress dabble dachshund daddy daffodil dahlia daily dainty dairy daisy damask dampen dance dandelion dapper daring
dark darling darn dashboard data date daughter dawdle dawn daybreak daylight daytime dazed dazzle deadline deafen
dealer dear debate debit debonair debrief debut decade decent decide deck declare decorate dedicate deduct deed deem
deep deer defer define deflect defrost deft degree dehydrate delay delegate delicate delta deluxe delve demand
demerit democracy denim dense dental deodorant depart depend deplore deposit depress depth deputy derail derby
derive dermal describe desert design desk despite dessert destiny detail detect develop device devote dewberry
dewdrop dexterity diadem diagram dial diameter diaper diary dice diction didactic diesel diet differ digest digit
dignity digress dilate diligent dill dilute dime dimple diner dingo dinky dinner dinosaur diode diorama diploma
dipper direct discover dish disk dismay display dissolve distance ditch ditto divan dive divide divulge dizzy docile
dockyard doctor document dodo dogma dogwood doll dolphin domain dome domino donate donkey donor donut doodle door
dormant dorsal dosage dose dotage dotted double dough dove dowel downtown doyen dozen drab draft dragonfly drama
drape drastic draw dream dredge dress dribble drift drill drink drive drizzle dromedary drone drop drover drowsy
druid drum dryer dual ducat duchess duck ductile duet duffel dugout dukedom dulcimer dumbbell dumpling dune
dungarees dunk duplex durable during dusk dust dutiful duty duvet dwarf dwell dwindle dyke dynamic eager eagle
eardrum early earmark earn earshot earth easel easily east easy eaten eaves ebony ebullient echo eclair eclectic
eclipse ecology economy ecosystem eddy edge edible edict edit educate eerie effect efficient effort effusive eggnog
eggplant eggshell egret eight either ejector elaborate elapse elastic elated elbow elder elect elegant element
elephant elevator elfin elicit eliminate elite elixir ellipse elocution elongate elope eloquent elsewhere elucidate
elusive email embark ember emblem embody embrace emerald emigre emirate emotion empathy emperor emphasis empire
employ emporium empty emulate enable enamel encamp enchant encircle enclose encore encroach endeavour endive endless
endow endure energy enforce engage engine engrave engulf enhance enigma enjoy enlarge enlist ennoble enormous
enquire enrich enroll ensemble enshrine ensure entail enter enthuse entice entry enumerate enunciate envelope
envious envoy enzyme epaulet epic epilogue episode epithet epoch epoxy equal equip erase erect ermine errand erudite
escalator escort escrow esoteric esplanade espresso esquire essay essence estate esteem estimate estuary eternal
ethanol ether ethics ethnic ethos etiquette etymology eulogy euphoria eureka evade evaluate even ever evident
evocative evoke evolve exact exalt exam excavate exceed exchange excite exclusive excuse exemplar exercise exhale
exhibit exhort exigent exist exit exodus exonerate exotic expand expect explain export express expunge exquisite
extend extort extra exuberant exude exult eyebrow eyeglass eyelash eyesight fable fabric fabulous facade face
facility facsimile fact faculty fairy faith falcon fall falsetto fame family famous fancy fantasy faraway farce fare
farm farther fashion fast father faucet faultless fauna favour fawn feast feather federal fedora feed feel feisty
feline fellow felt female fence fender fennel ferment fern ferry fertile festival fetch fiber fibula fiction fiddle
fidget field fiesta fifteen figment figure filament filbert file filigree fill film filter final finch fine finger
finish fire firm fish fissure fitness five fixture fizz fjord flabby flag flake flame flannel flare flash flat
flavour flax fledgling fleece flexible flicker flight flimsy flint flip float flock flog floor floppy flora flotilla
flour flow fluent fluff fluid fluke flume flunk fluoride flurry flute flyer flywheel foal foam focus foggy foghorn
foible foil fold foliage folk follow fond font food foot forage forbid forceps ford foreign fork form fort forum
forward fossil foster found four foxglove foyer fraction fragrant frail frame franchise freckle free freight
frenetic frequent fresh fret fridge friend frigate frill fringe fritter frivolous frock frog front frost froth
frozen frugal fruit frying fuchsia fudge fuel fulcrum fulfill full fumble function fund fungus funnel furl furnace
furry further fuse fusion future fuzzy gabble gable gadfly gadget gaggle gaiety gain gala gale gallery galore gambit
game gamma gander gannet garage garden gargle garland garment garnet garret gaseous gasket gasoline gate gather
gaudy gauge gauntlet gauze gavel gazelle gear gecko gelatin gender gene genius genre gentle genuine geode geography
geology geometry geranium gerbil germinate gesture getaway geyser gherkin giant gibbon giddy gift gigantic giggle
gild gill gimmick gingham ginseng giraffe girl gist give glacier glad glamour glance glare glass glaze gleam glee
glen glide glimmer glint glisten glitter globe glory gloss glove glow glucose glue gluten glycerin gnarled gnaw
gnome goal goat gobble goblet goggles gold golf gondola gong good gooey goose gopher gorgeous gorilla gosling gospel
gourmet govern gown grab grace grade graft grain grammar grand grape grass grateful gravel graze great grebe green
grey grid griffin grill grin grip gristle grizzly grocer grommet groom grotto ground grove grow grub gruff grumpy
guarantee guava guess guide guild guinea guitar gulf gully gulp gumboot gumdrop guppy guru gusto gutter guzzle
gymnast gypsum gyrate gyroscope habit hacienda hacksaw haddock haggis haiku hail hair halcyon hale half halibut hall
halo halt hamlet hammer hamper hamster hand hanger hanker happen harbour hard hare harmony harness harp harvest
hashtag hassle hasten hatbox hatch hatter haul haunt haven hawk hawthorn haystack hazel hazily hazy head heal heap
hear heather heaven hectare hedge heed heel heifer height heirloom helium helmet help hemp hence henna heptagon
herald herb herd here heritage hero herring herself hesitant hexagon heyday hibernate hibiscus hickory hidden
hideaway hierarchy high hike hiking hill himself hinge hint hippo hire history hither hive hoard hoax hobby hobnob
hogshead hogwash hoist hold hole holiday holly holster homage home homonym honest honour hood hoof hook hoop hoot
hope hopscotch horizon horn hose hosiery hospital host hotel hotplate hound hour house hover however hubbub hubcap
huddle huge hull humane humerus humid humming humour hundred hurdle hurl hurrah hurtle husband hush husk hustle
hutch hyacinth hybrid hydrant hyena hygiene hymn hype hyphen hypnosis iceberg icicle icing icon idea identity idiom
idyllic igloo ignite iguana illusory image imbue immense immobile impart imperial implement import impress impulse
inaugural inborn incense inch incline income increase incubate indeed indigo indoor industry inertia infinite
inflate inform infrared infuse ingot inhabit inherit initial inkwell inland inlet innate inner inning innocent input
inquire inroad insect inshore inside inspire install insulate intact intend introduce inundate inventory invite
involve inward iodine ionic iris iron irrigate island isle isolate isotope isthmus italic item itinerary itself
ivory jacket jade jaguar jalopy jamboree janitor jasmine jaunt javelin jaywalk jazz jeans jeep jelly jersey jester
jetty jewel jiffy jigger jigsaw jingle jitter jockey jocular jogger join joke jolly jostle journey jovial joyful
joystick jubilee juggle jugular juice jukebox jumble jump junction jungle junior junket juror just juvenile kaftan
kale kangaroo karate kayak kazoo kebab keel keen keep kelp kelvin kennel kerchief kernel kestrel ketchup kettle
keyboard kick kidney kiln kilogram kimono kind kinetic king kinship kiosk kipper kitchen kite kitten kiwi knapsack
knead knee knickers knife knight knit knob knock knoll knot know knuckle koala kohlrabi krill kudos kudu kumquat
label labour labyrinth lace lack lacquer lacrosse ladder ladle lady lagoon lake lamb lamp lance land lane language
lanolin lantern lapel laptop lapwing larch lard large lark larva lasagna laser lasso last latch late lather latin
latte laud laugh launch laurel lava lavender lavish lawful lawn layer layout lazuli lazy leader leaf league lean
leap learn lease leather leave lecture ledger leek leeward left legacy legend leggings legible leisure lemon lemur
lend length lens lentil leopard leotard less letter level lexicon liaison liberty library licence lichen lieu life
lift ligament light lilac lilt lily limb lime limit limousine linden line linger link linoleum lint lion lipid
liquid list liter lithium little live lizard llama load loaf loan lobby lobe lobster local lock locust lodge loft
logbook logic logo loiter longitude loofah lookout loom loop loose lopsided lore lorry lotion lotus loud lounge
lovely lower lowland loyal lozenge lubricate lucid luck luggage lukewarm lullaby lumber luminous lump lunar lunch
lung lupin lurch lure lustre lute luxury lychee lynx lyre lyric macaroni machine mackerel macro madam madrigal
magazine magenta magic magma magnet magpie mahogany maid mail main maize majestic major makeshift malachite male
mallard malt mama mamba mammal manage mandarin mane mango manor mansion mantle manual maple marathon marble margin
marine mark marmalade maroon marry marten marvel mascot mash mask masonry massage mast match mate math matinee
matter mature mauve maverick maximum maybe mayfly mayor meadow meal mean measure meat mechanic medal medicine medley
meerkat meet megaphone mellow melody melt member memory mend mental menu mercury mere merge merit merry mesh message
metal meteor method metric mezzanine mica microwave middle midnight midway might migrate mild mile milk mill mimosa
mince mind mineral mini minnow minor minstrel mint minute miracle mirror mirth mission mist mitten mixer mixture
mnemonic moat mobile moccasin model modify module mogul mohair moist molar mold mole moment monarch money mongoose
monitor monologue monsoon month monument mood moon moose moped moral morning morsel mortar mosaic mosque moss most
motel moth motion motor motto mould mound mouse mouth move movie much muddle muesli muffin mulberry mulch mule mull
multiply mumble munch mundane municipal mural murmur muscle museum mushroom music musk muslin mussel must mutton
muzzle myriad myrtle myself mystery myth nacho nail naive name nanny napkin narrate narwhal nasal nascent nation
nature nautical naval navel navigate navy near neat nebula necessary neck nectar need neglect neighbor neither neon
nephew nest nether nettle network neutral newborn newcomer news newt next nibble nice niche nickel niece night
nimble nine nitrogen nobility noble nocturnal node nodule noise nomad nominate none nonstop noodle noon normal north
nose nostril notable notch note nothing notice nougat noun nourish novel novice nowhere nozzle nuance nucleus nudge
nugget numeral nuptial nurse nurture nutmeg nutrient nutshell nutty nylon oaken oasis oatcake oath oatmeal oats
obedient obelisk object obliging oblong oboe observe obsidian obtain obtuse obvious occasion occupy ocean ocelot
octagon octopus oddity oddment odometer odyssey offbeat offer office offline offshore often oilcloth ointment okapi
okra older oleander olive olympic omega omelette omit omnibus onboard once ongoing onion online onlooker only onset
onshore onto onward onyx opal opaque open opera opinion opossum opponent optical opulent opus oracle oral orator
orbit orchard ordain order ordinary oregano organ orient origami oriole ornate orzo oscillate osprey ostrich otter
ottoman ounce ourselves outboard outcome outdoor outfit outgrow outing outlet output outside outward oval oven over
owlet owner oxen oxide oxtail oxygen oyster ozone pace pacific pack paddle padlock paella page pagoda pail paint
pair pajamas palace palette pallet palm palomino pamper pancake panda panel panorama pansy panther papaya paper
paprika papyrus parade parcel pardon parent parish park parlour parrot parsley party pass pasta patch patent path
patient patrol pattern pause pave pavilion pavlova payable paycheck payment payroll peace peak peanut pear pebble
pecan peck pectin peculiar pedal peddler pedestal pediatric peel peep pekoe pelican pellet pelt pelvis pencil
pendant penguin peninsula penny pension penthouse peony peppery perch peregrine perfect perhaps period permit
perpetual person pertain pesto petal petite petrol petticoat petunia pewter pharaoh phase pheasant phlox phoenix
phone phosphor photo phrase physics piano piazza piccolo pick picnic picture piece pier pigeon piglet pigment
pigtail pike pilaf pile pilgrim pillow pilot pinafore pinball pine pink pinnacle pint pinwheel pioneer pipe pique
pistachio pita pitch pivot pixel pixie pizza place plaid plan plaster plate plausible play plaza pleasant pledge
plenty pliable pliers plinth plot plough plover pluck plug plum plunger plural plus plywood pneumatic pocket podcast
podium poem poet point poise polar pole polish pollen polo polygon pomelo pompom poncho pond pontoon pony poodle
pool popcorn poplar poppy popular porch pore porridge port position possible post potato potential potpourri pottery
pouch poultry pound pour powder power practice prairie prance prawn preach precise predict prefer prelude premium
prepare present pretty prevent price pride primary prince prior prism private prize problem process produce profile
program project prolific promise pronoun proof proper prose protect proud prove prowess proximity prudent prune
pseudo public pucker pudding puffin pull pulp pulse puma pumice pumpkin punctual pupil puppet purchase pure purify
purpose purr purse push putty puzzle pyjamas pylon pyramid python quack quadrant quail quality quantum quarter
quasar quay queen quench query quest queue quick quiet quill quince quite quiver quiz quorum quota rabbit raccoon
race rack radar radiator raffle raft raglan ragout ragtime rail rain raise rake ramble ramen ramp ranch random range
rank rapid rare raspberry ratchet rate rather ratio rattle raven ravioli razor reach read real reap reason rebate
rebound rebuild recall receive recipe reckon recline record recruit rectangle recur recycle redeem redress reduce
redwood reed reef reel refer refine reflect reform refresh refund regal reggae region regular rehash rehearse reign
reindeer rejoice relate release relief relocate rely remain remember remind remote render renew renown rent reopen
repair repeat reply repose represent reptile republic request rescue research resin resort respect rest result
retail retell retire retrieve return reunion reuse reveal revise revolve revue reward rewind rewrite rhapsody
rhetoric rhino rhombus rhubarb rhyme rhythm ribbon ribcage rice rich riddle ride ridge rift rigging right rigid ring
rinse ripe ripple rise ritual ritzy river road roam roar roast robe robin robot robust rocket rodeo role roll
romance romp roof rook room rooster rope rose roster rosy rotate rotor rotunda roulette round route rover roving
rowboat rowing royal rubber ruby rucksack rudder ruffle rugby rugged rule rumble rummage rumour runner runway rural
rush russet rust ryegrass saber sable sacred saddle safari safe saffron saga sage sail saint salad sale sallow
salmon salon salsa salt salute samba same sample sanctuary sand sapling sapphire sardine sarong satchel satellite
satin saturn sauce sauna sausage saute savanna save savory savvy sawdust sawmill saxophone scale scampi scan scarf
scene sceptre schedule schnauzer scholar science scissors scone scoop scope score scout scrap screen script scroll
scrub scuba sculptor seabed seafood seagull seal seaman seaport search season seat seaweed second section secure
sedan sedge sediment seed seek seem seesaw segment seismic seldom select self sell semester semi semolina senate
send senior sense sentence separate septet sequel serenade series sermon serve sesame session setback settle seven
sewing shade shaggy shake shallow shampoo shanty shape share shaver shawl sheaf shed sheep shelf shepherd sherbet
shield shift shiitake shilling shimmer shine ship shirt shiver shoal shoe shop shore should shovel show shrimp shrub
shuffle shunt shut sickle side siesta sieve sift sight sigma signal silence silicone silk silly silo similar simmer
simple since sing sinuous siphon sister site situate sixpence sixteen size sizzle skate skein sketch skewer skill
skim skin skip skirt skittle skylark slab slalom slate sled sleep slender sleuth slice slide slight slim sling
slipper slit slogan slope slot slouch slow slumber slurp slush small smart smell smile smith smock smoke smooth
smudge smug snack snail snap sneaker sneeze sniff snippet snooze snore snout snow snub snuff snug soak soap soar
social sock soda sofa soft soil sojourn solar soldier sole solid solo solstice solution solve somewhat sonata song
sonic sonnet soon soot sophist soprano sorbet sorry sort soul sound soup sour south souvenir soya soybean space
spade spaghetti spaniel spare spatula spawn speak special speech spell spend sphere sphinx spice spider spill spin
spiral splash splendid spoil spokesman sponge spoon sport spot spout sprain spread sprinkle sprout spruce squash
squeak squid stable stack stadium staff stage stair stalk stamp stand stapler star state stay steady steel stellar
stem stencil step stereo stew stick stiff still stimulate stipend stir stitch stock stoke stomach stone stool stop
store stout stove stowaway straw stream string strong structure stucco student stuff stump stunning sturdy style
subdue subgroup subject sublime submarine substance subtle suburb subway succeed such suction suede suffix sugar
suggest suit sultana summit sundial sunflower sunlight sunny sunrise sunset super supper sure surface surge surname
surprise surround survey sushi sustain swallow swan swap swarm swatch sway sweater sweep swell swerve swift swim
swing swirl swish switch swivel swoop swordfish sycamore syllable symbol symmetry symphony syndicate synonym syntax
syringe syrup system tabby table tackle tact tadpole taffeta tahini tail take talcum talent talisman talk tall
tamarind tame tandem tangerine tank tape tapioca target tarpaulin tarragon task tassel taste taupe tavern tawny taxi
taxonomy teach teak teal team teapot teardrop technical teddy teenager teeth telegram tell temper tenant tend tennis
tenor tense tent tenure tepee tepid term tern terrace test text thank thatch thaw theater theme theory thermal
thesis thick thimble thin third thistle thorough those thought thread thrift throne thrush thud thumb thunder thyme
tiara tick tidal tide tidy tiebreak tiger tigress tile till tilt timber timely tinfoil tinker tinsel tint tiny
tiptoe tire tissue titanium title toad toast toboggan today toddler toehold toffee tofu toga together toilet token
tolerate toll tomato tombola tomorrow tone tongue tonic tonsil tool tooth topaz topcoat topic topmost topple torch
torrent tortoise total tote touch tour toward towboat towel town toyshop trace trade traffic trail transfer trapeze
travel tray treasure tree trefoil trek trellis trend trial tribe trickle trifle trilogy trim trinket trio triple
triumph trivia trolley trombone tropical trot trout trowel truant truck true truffle truly trumpet trunk trust truth
tuba tube tubular tuck tuft tugboat tulip tulle tumble tuna tundra tune tunic tunnel turban turf turmeric turn
turquoise turret turtle tusk tutor tutu tuxedo twang tweed twelve twenty twice twig twilight twin twirl twist tycoon
tympani type typhoon typical tyre udder ukulele ultimate umami umbrella umpire unable unanimous unaware unbiased
unblock unbroken unbutton uncanny uncle uncover undated under undo unearth unending unequal uneven unfasten unfold
unfurl ungainly unhook unhurried unicorn uniform unique unison unit universe unjustly unknown unlace unless unlike
unload unmarked unnoticed unopened unpack unpick unplug unquiet unravel unrest unripe unroll unscrew unseen unsold
unstick unsung untamed untidy unto unusual unveil unwanted unwind unwrap unzip upbeat upcoming update upgrade uphill
uphold upkeep upland uplift upload upon upper upright upshot upside upstairs upswing uptown upturn upward upwind
urban urgent usable usage useful usher usual utensil utility utmost utopia utter vacant vaccine vacuum vagabond
valet valid valley value valve vane vanguard vanilla vantage vapour variety varnish vary vascular vase vast vaulted
vector vegan vegetable veggie vehicle veil vein velcro velocity velvet vendor veneer venison venture venue veranda
verb verdant verge verify vermilion verse vertical very vessel vest veteran viable viaduct vibrant vicinity victory
video view vigil vignette vigour villa vine vintage vinyl viola virtue visa viscous vision visor vista visual vital
vivacious vivid vixen vocal vogue voice volatile volcano volley volt volume voracious vortex vote voucher vowel
voyage vulcan wade wading wafer waffle waggle wagon waist wait wake walk wall walnut walrus waltz wander want
warbler wardrobe warehouse warm warranty wasabi wash watch water watt wave wavy waxen waxwing wayfarer wayside
wealth wear weasel weather weave website wedding wedge weed week weigh weld well west wetland wetsuit whale wharf
wheat wheel whelk where whether whey whiff while whim whirl whisker white whoever whole whose wick wide widget width
wife wifi wiggle wild willow wilt wind wing wink winner wipe wire wisdom wise wish wisp wisteria withdraw wizard
wobbly wolf woman wombat wonder wood woof wool wordy work world worm worth woven wrap wreath wrench wrestler wriggle
wrinkle wrist yacht yard yarn yarrow yawn year yeast yelp yeoman yesterday yield yodel yoga yoghurt yoke yolk yonder
young youth yoyo yule yummy yurt zeal zebra zenith zephyr zeppelin zero zest zigzag zinc zinnia zipper zither zodiac
zonal zone zoology zoom zucchini
`;
