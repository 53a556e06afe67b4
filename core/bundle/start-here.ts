import { utf8, type Bytes } from '../bytes.ts';
import { SIGNATURE_NAMESPACE, SIGNATURE_PRINCIPAL } from './ssh-signature.ts';

/** `START-HERE.txt`: how to open and check a bundle without this program, in three languages. */
export type LockKind = 'x25519' | 'post-quantum' | 'passphrase';

/** The oldest `age` that opens each kind (its release notes; hybrid keys came with 1.3.0). */
export const AGE_VERSION_NEEDED: Readonly<Record<LockKind, string>> = {
  x25519: '1.0.0',
  passphrase: '1.0.0',
  'post-quantum': '1.3.0',
};

interface Words {
  readonly title: string;
  readonly what: string;
  readonly open: string;
  readonly needs: (version: string) => string;
  readonly unpack: string;
  readonly check: string;
  readonly signature: string;
  readonly signatureWarning: string;
  /** The signature covers the manifest, the manifest covers SHA256SUMS, and that covers the rest. */
  readonly covers: string;
  readonly content: string;
  /** Only where there are other formats. */
  readonly formats: string;
  readonly care: string;
}

const EN: Words = {
  title: 'English',
  what: 'This folder holds interviews from human-rights field work. It came as one encrypted file.',
  open: 'To decrypt:',
  needs: (version) =>
    `You need the program age, version ${version} or newer (https://age-encryption.org).`,
  unpack: 'To unpack:',
  check: 'To check that no file is damaged:',
  signature:
    'To check who made it, write this line into a file named allowed_signers, with the key at its end:',
  signatureWarning:
    'Take the key from the sender in person or by telephone, never from this folder. Then run:',
  covers:
    'The signature covers manifest.json. That SHA256SUMS belongs to it shows when this prints a line. If it prints none, or if a file is here that SHA256SUMS does not name, do not trust the content:',
  content:
    'interviews/ has each interview twice: .txt to read, .json for programs. codebook.json explains the tags. custody/ says what was done to each interview, and roughly when.',
  formats: 'formats/ has the same once more, for other programs.',
  care: 'Delete the unpacked files when you are done. Keep the encrypted one.',
};

const RU: Words = {
  title: 'Русский',
  what: 'В этой папке интервью, записанные при полевой правозащитной работе. Она пришла одним зашифрованным файлом.',
  open: 'Расшифровать:',
  needs: (version) =>
    `Нужна программа age версии ${version} или новее (https://age-encryption.org).`,
  unpack: 'Распаковать:',
  check: 'Проверить, что файлы не повреждены:',
  signature:
    'Чтобы проверить, кто это составил, запишите в файл allowed_signers такую строку с ключом в конце:',
  signatureWarning:
    'Ключ узнайте у отправителя лично или по телефону, не берите его из этой папки. Затем выполните:',
  covers:
    'Подпись относится к manifest.json. SHA256SUMS принадлежит к нему, если эта команда выводит строку. Если она ничего не выводит или если здесь есть файл, которого нет в SHA256SUMS, не доверяйте содержанию:',
  content:
    'В папке interviews/ каждое интервью дважды: .txt для чтения, .json для программ. codebook.json объясняет метки. custody/ говорит, что и примерно когда делалось с каждым интервью.',
  formats: 'В formats/ то же самое ещё раз, для других программ.',
  care: 'Закончив, удалите распакованные файлы. Зашифрованный сохраните.',
};

const KK: Words = {
  title: 'Қазақша',
  what: 'Бұл қалтада адам құқықтары жөніндегі далалық жұмыста жазылған сұхбаттар бар. Ол бір шифрланған файл болып келді.',
  open: 'Шифрын ашу:',
  needs: (version) =>
    `age бағдарламасының ${version} немесе одан жаңа нұсқасы керек (https://age-encryption.org).`,
  unpack: 'Орамадан шығару:',
  check: 'Файлдардың бүлінбегенін тексеру:',
  signature:
    'Мұны кім жасағанын тексеру үшін allowed_signers деген файлға соңында кілті бар мына жолды жазыңыз:',
  signatureWarning:
    'Кілтті жіберушіден бетпе-бет немесе телефон арқылы біліңіз, осы қалтадан алмаңыз. Содан кейін орындаңыз:',
  covers:
    'Қолтаңба manifest.json файлына қатысты. Мына команда жол шығарса, SHA256SUMS соған тиесілі. Ештеңе шығармаса немесе мұнда SHA256SUMS атамаған файл болса, мазмұнына сенбеңіз:',
  content:
    'interviews/ қалтасында әр сұхбат екі рет бар: .txt оқуға, .json бағдарламаларға арналған. codebook.json белгілерді түсіндіреді. custody/ әр сұхбатпен не істелгенін, шамамен қашан екенін айтады.',
  formats:
    'formats/ ішінде дәл сол мазмұн басқа бағдарламаларға арналған түрде тағы бір рет беріледі.',
  care: 'Жұмыс біткен соң шығарылған файлдарды жойыңыз. Шифрланғанын сақтаңыз.',
};

const SIGNERS_LINE = `${SIGNATURE_PRINCIPAL} namespaces="${SIGNATURE_NAMESPACE}" ssh-ed25519 AAAA...`;
const VERIFY = `ssh-keygen -Y verify -f allowed_signers -I ${SIGNATURE_PRINCIPAL} -n ${SIGNATURE_NAMESPACE} -s manifest.json.sig`;

function section(words: Words, kind: LockKind, hasFormats: boolean): string {
  const decrypt =
    kind === 'passphrase'
      ? 'age -d -o bundle.tar bundle-XXXX.tar.age'
      : 'age -d -i key.txt -o bundle.tar bundle-XXXX.tar.age';
  return [
    `== ${words.title} ==`,
    '',
    words.what,
    words.needs(AGE_VERSION_NEEDED[kind]),
    '',
    words.open,
    `  ${decrypt}`,
    words.unpack,
    '  tar -xf bundle.tar',
    words.check,
    '  Linux:    sha256sum -c SHA256SUMS',
    '  macOS:    shasum -a 256 -c SHA256SUMS',
    '  Windows:  Get-FileHash -Algorithm SHA256 interviews\\*',
    ...(hasFormats
      ? ['  Windows:  Get-ChildItem formats -Recurse -File | Get-FileHash -Algorithm SHA256']
      : []),
    '',
    words.signature,
    `  ${SIGNERS_LINE}`,
    words.signatureWarning,
    `  Linux, macOS:  ${VERIFY} < manifest.json`,
    `  Windows:       cmd /c "${VERIFY} < manifest.json"`,
    words.covers,
    '  Linux:    grep "$(sha256sum SHA256SUMS | cut -c 1-64)" manifest.json',
    '  macOS:    grep "$(shasum -a 256 SHA256SUMS | cut -c 1-64)" manifest.json',
    '  Windows:  Select-String (Get-FileHash SHA256SUMS).Hash manifest.json',
    '',
    words.content,
    ...(hasFormats ? [words.formats] : []),
    words.care,
    '',
  ].join('\n');
}

/** @param hasFormats the bundle holds other formats beside JSON and text */
export function startHereBytes(kind: LockKind, hasFormats: boolean): Bytes {
  return utf8([EN, RU, KK].map((words) => section(words, kind, hasFormats)).join('\n'));
}
