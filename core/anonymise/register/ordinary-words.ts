import { foldName } from '../fold.ts';

/**
 * Names that are everyday words too (own list). Written small, or at the start of a sentence, they
 * are proposed for a look only.
 */
const WORDS = `
роза вера надежда любовь лилия слава мир лев май майя март август злата лада мила рада ася рая света
поля заря звезда победа искра аврора лира муза виола ива снежана марс ян том марк клад рим юг мороз
король заяц гончар коваль кузнец мельник ткач бондарь рыбак чабан козак казак ким пак цой хан ли ан
волков козлов орлов баранов котов соколов петухов жуков быков раков бобров дроздов попов дьяков
воробьев комаров зайцев кузнецов соловьев гусев белов чернов царев королев мельников поляков казаков
арман айна алма алтын күміс темір болат асыл ерке еркін мұрат тілек бота қуаныш жеңіс бейбіт азамат
арыстан қыран дәулет нұр серік жарас медет мейрам қайрат жігер талап ардақ мақсат асқар арай сұлу
ажар көркем береке ырыс ынтымақ достық қанат самал дидар рахат шынар раушан меруерт маржан гауһар
жібек ләззат толқын теңіз дария өмір жан бақыт үміт сәуле гүл дана жанар шолпан айым ай күн таң
бек ұлан ер батыр сұлтан тұрар тұрсын болсын келсін өлмес жаңыл қарлығаш ақбота еңлік қызғалдақ
үкі тотияйын салтанат мадина шырын балжан сая нұрлы жарқын асан үсен
hope faith grace joy rose will mark bill may april june summer dawn iris lily daisy ivy violet ruby
pearl amber olive ginger rob sue pat art frank jack dean grant chase hunter mason rich chuck drew
gene ray guy earnest carol holly robin martin brook crystal melody destiny angel heaven christian
king prince young brown white green black gray grey wood woods stone hill hills field fields bush
park parks rivers lake moon day price cook baker carpenter fisher long short small little best good
love bond wolf fox bird bishop pope judge major page banks bell ball berry glass gold silver snow
winter frost storm rain west north east church cross town miles nick victor norm dick don penny
свет света люда вика коль петь том тома том дик люд лен галка верка мишка мышка полька соня ника сева поля
тая пол люк джин холл тата дина лина саки лёх гена кит рад миг маня каре бил ред лек зина сема кара
dot kit ant sandy barb sally kitty tony pip nan ginny tim dolly peg belle gail penny jerry ted bob
мира мире миру миром мирам сапар сапары талай таалай жақсылық шабыт білім аққан аға
charity constance patience prudence mercy joy star sky skye sunny clay cliff dale glen heath reed
`;

/** Words that only share their key with a name, across alphabets or letters: және and Jane, июля and Юлия. */
const NEVER_NAMES: ReadonlySet<string> = new Set(
  'июля июлю июлем июле және енді ең енде осы кім кімнің кімге кімді кімде кімнен кіммен жаңа биыл россия россии россию россией asia make miss very july jury main slave'.split(
    ' ',
  ),
);

/** True for an everyday word that is no name, though its key may be one's. */
export function isNeverName(word: string): boolean {
  return NEVER_NAMES.has(word.toLowerCase()) || CONTRACTION.test(word);
}

/** I've is no form of Ива. */
const CONTRACTION = /^(?:i|you|we|they|he|she|it|who|what|that|there)['’ʼ](?:ve|re|ll|d|m|s)$/i;

const KEYS: ReadonlySet<string> = new Set(
  WORDS.trim()
    .split(/\s+/)
    .map((word) => foldName(word)),
);

/** True for the key of a name that is an ordinary word of some language. */
export function isOrdinaryWord(key: string): boolean {
  return KEYS.has(key);
}

/** Titles, kinship words and particles: part of a name only beside another part of it. */
const COMPANIONS = keysOf(`
  тётя дядя баба дед бабушка дедушка апа аға ага әже аже көке коке апай ағай агай господин госпожа
  доктор врач учитель капитан полковник ұлы улы қызы кызы оглы оғлы ибн эль ад аз дер де ла фон да дю
  mr mrs ms miss dr prof sir uncle aunt auntie father mother sister brother captain colonel
  der de la el st da du y e and the of
`);

/** Companions that somebody may be called too: Ben Carter, Van Morrison, Tate, Amartya Sen, Майор. */
const NAMES_TOO = keysOf(`
  ата тәте тате мырза ханым бей майор аль ван бен бин ди сен
  major van von den le al bin ben abu san di
`);

function keysOf(words: string): ReadonlySet<string> {
  return new Set(foldName(words).split(' '));
}

/** True for the key of a word that is a title or a particle, and names nobody by itself in a longer name. */
export function isCompanion(key: string): boolean {
  return COMPANIONS.has(key) || NAMES_TOO.has(key);
}

/** True for the key of a companion that may be the name itself: with a capital it is worth a question. */
export function isNameToo(key: string): boolean {
  return NAMES_TOO.has(key);
}
