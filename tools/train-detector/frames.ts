/**
 * Sentences of testimonies, written for the training: `{P.dative}` is a person in a case, `{G.…}` a given name, `{L.…}` a place,
 * `{O}` an organisation. Without a case the word stands as it is.
 */
const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export const RUSSIAN_FRAMES = lines(`
  Меня зовут {P.nominative}, мне сорок два года, я торгую на рынке.
  Ко мне подошёл наш завуч {P.nominative} и велел собрать подписи.
  Я сама видела, как {P.accusative} вывели из класса.
  Списки принёс сосед, {P.nominative}.
  {G.nominative}, ты только никому не говори, просил он меня.
  Слушай, {G.nominative}, сказала я, мы так не договаривались.
  Мужа моей сестры, {P.accusative}, уволили через неделю.
  После этого тётя {G.nominative} перестала со мной здороваться.
  Дядя {G.nominative} работал сторожем, он всё видел.
  Я пожаловалась {P.dative}, но он только развёл руками.
  Мы с {P.instrumental} ждали у ворот до вечера.
  О {P.prepositional} в посёлке говорили разное.
  Главврач {P.nominative} сказала, что без подписи премии не будет.
  Следователь {P.nominative} спрашивал, кто меня научил.
  Участковый по фамилии {P.nominative} приходил дважды.
  Директора школы зовут {P.nominative}.
  У {P.genitive} остались двое детей.
  Сына {P.genitive} забрали прямо с урока.
  Дочь моя, {G.nominative}, тогда училась в пятом классе.
  Спросите у {P.genitive}, она подтвердит.
  Это {P.nominative} написал заявление, а не я.
  Заявление приняла {P.nominative}, дежурная.
  Вместе со мной были {P.nominative} и {P.nominative}.
  Там стояли {P.nominative}, {P.nominative} и ещё какая-то женщина.
  Потом нас повезли в {L.accusative}.
  Родилась я в {L.prepositional}, а замуж вышла в {L.accusative}.
  Из {L.genitive} приехала комиссия.
  До {L.genitive} двести километров, дороги нет.
  Мы жили тогда в {L.prepositional}, на окраине.
  Они приехали не из {L.genitive}, а откуда-то ещё.
  По дороге в {L.accusative} нас остановили.
  {L.nominative} тогда была совсем другая.
  Я двадцать лет проработала в {L.prepositional} учительницей.
  Мне позвонили, сказали, что из {O}.
  {O} ничего не ответила на мою жалобу.
  Бумагу прислали: печать, подпись, {O}.
  Тогда я написала в {O} и стала ждать.
  Муж работал водителем, {O}, потом его сократили.
  Представитель, {O}, обещал разобраться.
  Вы же знаете {P.accusative}, он врать не станет.
  Передайте {P.dative}, что я на него не в обиде.
  А {G.nominative} плакала и просила её отпустить.
  Потом {G.nominative} мне всё рассказал по телефону.
  Бабушка {G.nominative} не пускала их в дом.
  Врач {P.nominative} осмотрел мужа только на третий день.
  Фамилия того человека, по-моему, {P.nominative}, точно не помню.
  Он назвался {P.instrumental}, а документов не показал.
  Президент {P.nominative} выступил с обращением к нации.
  Как сообщил {P.nominative}, переговоры прошли в {L.prepositional}.
  Писатель {P.nominative} родился в {L.prepositional} в 1901 году.
  По словам {P.genitive}, фильм снимали три года.
  В роли короля снялся {P.nominative}.
  Премьер-министр {P.nominative} посетил {L.accusative} с визитом.
  Команда {P.genitive} выиграла со счётом три два.
  Книга {P.genitive} вышла в {L.prepositional} небольшим тиражом.
  Матери {P.genitive} сказали, что он сам упал.
  Роза мне подарена была на юбилей, белая такая роза.
  Вера у нас одна, надежда тоже одна, а любовь у каждого своя.
  Мы стояли на холоде с шести утра.
  Ни хлеба, ни угля тогда не было.
  Сказали подписать, иначе место на рынке отберут.
  Мы люди простые, нам куда деваться.
  Зарплату задерживали по четыре месяца.
  А что я могла сделать, у меня дети.
  Потом всё стихло, никто больше не приходил.
  Подписей требовали по двадцать с каждого учителя.
  Больше я туда не ходила и не пойду.
`);

export const KAZAKH_FRAMES = lines(`
  Менің атым {P.nominative}, базарда сауда жасаймын.
  Маған мектеп директоры {P.nominative} келді.
  {P.accusative} сыныптан алып шыққанын өз көзіммен көрдім.
  Тізімді көршім {P.nominative} әкелді.
  {G.nominative}, ешкімге айтпашы, деп өтінді ол.
  {G.nominative} апа маған бәрін айтып берді.
  {G.nominative} аға күзетші болып істейтін.
  {G.nominative} әжем оларды үйге кіргізбеді.
  Мен {P.dative} шағымдандым, бірақ көмектеспеді.
  Біз {P.instrumental} бірге кешке дейін күттік.
  {P.genitive} екі баласы қалды.
  {P.genitive} ұлын сабақтан алып кетті.
  Бас дәрігер {P.nominative} қол қоймасаң сыйақы жоқ деді.
  Тергеуші {P.nominative} кім үйретті деп сұрады.
  Учаскелік инспектор {P.nominative} екі рет келді.
  Қызым {G.nominative} ол кезде бесінші сыныпта оқитын.
  Сіңлім {G.dative} де солай деді.
  Менімен бірге {P.nominative} мен {P.nominative} болды.
  Онда {P.nominative}, {P.nominative} және тағы бір әйел тұрды.
  Арызды {P.nominative} жазды, мен емес.
  {P.ablative} сұраңыздар, ол растайды.
  Сосын бізді {L.dative} алып кетті.
  Мен {L.locative} туып өстім.
  {L.ablative} комиссия келді.
  {L.genitive} базары сол кезде жабылды.
  {L.dative} дейін екі жүз шақырым жол.
  Біз ол кезде {L.locative} тұрдық.
  Маған {O} қызметкері телефон соқты.
  {O} шағымыма жауап берген жоқ.
  Сосын мен {O} атына хат жаздым.
  Күйеуім жүргізуші болды, {O}, кейін қысқартылды.
  {P.accusative} білесіздер ғой, ол өтірік айтпайды.
  {G.nominative} жылап, жібере көріңіздерші деп жалынды.
  Кейін {G.nominative} маған телефонмен айтты.
  Дәрігер {P.nominative} күйеуімді үшінші күні ғана қарады.
  Ол кісінің тегі, меніңше, {P.nominative}.
  Ол өзін {P.nominative} деп таныстырды.
  Әкім {P.nominative} халықпен кездесті.
  {P.genitive} айтуынша, жиын {L.locative} өтті.
  Жазушы {P.nominative} {L.locative} дүниеге келген.
  Арманым орындалды, бақытым осы деп ойладым.
  Бақыт деген осы шығар, бала-шаға аман.
  Біз таңғы алтыдан бері суықта тұрдық.
  Ол кезде нан да, көмір де болмады.
  Қол қоймасаң орныңнан айырыласың деді.
  Жалақыны төрт ай берген жоқ.
  Мен не істей аламын, балаларым бар.
  Кейін бәрі тынышталды, ешкім келген жоқ.
  Әр мұғалімнен жиырма қолдан сұрады.
  Енді ол жаққа бармаймын.
`);

export const ENGLISH_FRAMES = lines(`
  My name is {P}, I sell vegetables at the market.
  Our head teacher {P} came to me and told me to collect signatures.
  I saw with my own eyes how they led {P} out of the classroom.
  It was our neighbour, {P}, who brought the lists.
  {G}, please don't tell anybody, he kept asking.
  Listen, {G}, I said, this is not what we agreed.
  My sister's husband, {P}, lost his job a week later.
  After that Auntie {G} stopped greeting me.
  Uncle {G} worked there as a guard, he saw everything.
  I complained to {P}, but he only shrugged.
  We waited at the gate with {P} until it got dark.
  People in the village told different things about {P}.
  Doctor {P} said that without the signature there is no bonus.
  The investigator, {P}, asked me who had taught me.
  A policeman called {P} came twice.
  {P}'s two children stayed with the grandmother.
  They took {P}'s son straight from his lesson.
  My daughter {G} was in fifth grade then.
  Ask {P}, she will confirm it.
  It was {P} and {P} who stood beside me.
  There were {P}, {P} and some other woman.
  Then they drove us to {L}.
  I was born in {L} but I married in {L}.
  A commission came from {L}.
  It is two hundred kilometres to {L} and there is no road.
  We lived in {L} then, on the outskirts.
  {L} was a different town in those days.
  They called me, they said they were from {O}.
  {O} never answered my complaint.
  So I wrote to {O} and waited.
  My husband was a driver at {O} until they let him go.
  You know {P}, he does not lie.
  Tell {P} that I am not angry.
  And {G} was crying and begged them to let her go.
  Later {G} told me everything on the phone.
  Dr. {P} looked at my husband only on the third day.
  Mrs. {P} from the second floor heard it too.
  His surname was, I think, {P}, I am not sure.
  He called himself {P} but showed no papers.
  {P}: And then what happened?
  {P}: Nothing, we went home.
  President {P} spoke to the nation.
  According to {P}, the talks took place in {L}.
  The writer {P} was born in {L} in 1901.
  I told you, {G}, I told you he would come.
  Hi {G}, thanks for your letter.
  Dear {P}, I am writing to you about my son.
  Best wishes, {G}
  A rose is a rose, hope is hope, and may is may.
  I will always hope, with grace and joy, for a better life.
  We had been standing in the cold since six in the morning.
  There was no bread and no coal at that time.
  They told us to sign or lose our place at the market.
  We are simple people, where would we go?
  The wages were four months late.
  What could I do, I have children.
  Then it got quiet, nobody came any more.
  Every teacher had to bring twenty signatures.
  I never went there again and I never will.
`);
