/**
 * What people with a name are called at home (own lists): full names in any of their spellings, then the short ones.
 * Endings, fond suffixes and vocatives are made by rule (`nicknames.ts`).
 */
export const RUSSIAN_MALE = `
  александр: саша саня шура шурик санёк сашок алекс
  алексей: алёша лёша лёха алёха алекс
  анатолий: толя толик толян
  андрей: андрюша андрюха
  антон: антоша тоша тоха
  аркадий: аркаша
  артём артемий: тёма тёмыч
  богдан: богдаша
  борис: боря борян
  вадим: вадик вадя дима
  валентин: валя валик
  валерий: валера валерик
  василий: вася васёк васян
  виктор: витя витёк витюша
  виталий: виталик виталя
  владимир: вова володя вовчик вован
  владислав: влад владик слава
  всеволод: сева
  вячеслав: слава славик
  геннадий: гена
  георгий: гоша жора гога
  герман: гера
  григорий: гриша гриня
  даниил данила: даня
  денис: дениска
  дмитрий: дима митя димон митяй
  евгений: женя жека
  егор: егорка гоша
  иван: ваня ванёк
  игорь: игорёк гоша гарик
  илья: илюша илюха
  иннокентий: кеша
  иосиф: ося
  кирилл: кирюша киря
  константин: костя костик костян
  лев: лёва
  леонид: лёня лёнчик
  максим: макс максимка
  матвей: мотя матюша
  михаил: миша мишаня
  никита: никитос никитка
  николай: коля колян
  олег: олежка олежик
  павел: паша павлик
  пётр: петя петруша петюня
  роман: рома ромчик
  ростислав: ростик слава
  руслан: русик русланчик
  святослав: слава
  семён: сёма сеня
  сергей: серёжа серёга серж
  станислав: стас стасик слава
  степан: стёпа
  тимофей: тима тимоша
  тимур: тима тимурка тимурчик
  фёдор: федя
  филипп: филя
  эдуард: эдик
  юрий: юра юрик юрок
  яков: яша
  ярослав: ярик слава
  рустам рүстем: рустик рустамчик
  ринат: ринатик
  ильдар: ильдарчик
`;
export const RUSSIAN_FEMALE = `
  александра: саша шура саня
  алёна: алёнка
  алина: аля алинка
  алиса: алиска
  альбина: аля
  анастасия: настя ася настёна стася настюша
  ангелина: лина геля
  анна: аня нюра нюша анюта аннушка нюся
  антонина: тоня тося
  валентина: валя валюша
  валерия: лера
  варвара: варя
  вера: верочка верка
  вероника: ника
  виктория: вика
  галина: галя галюня
  дарья: даша дашуля
  диана: дианка
  евгения: женя
  екатерина: катя катюша катерина
  елена: лена алёна ленуся
  елизавета: лиза лизавета
  зинаида: зина
  зоя: зойка
  инна: инночка
  ирина: ира ириша иринка
  карина: каринка
  клавдия: клава
  кристина: кристя
  ксения: ксюша ксюха
  лариса: лара лариска
  лидия: лида
  лилия: лиля
  любовь: люба любаша
  людмила: люда люся мила
  маргарита: рита марго
  марина: маринка мариша
  мария: маша маруся маня машуня муся
  надежда: надя надюша
  наталья наталия: наташа ната наталка
  нина: нинка ниночка
  оксана: ксюша оксанка ксана
  ольга: оля лёля
  пелагея: поля
  полина: поля полинка
  раиса: рая
  светлана: света лана светик
  серафима: сима
  софья софия: соня софа
  таисия: тая тася
  тамара: тома
  татьяна: таня танюша
  ульяна: уля ульянка
  фаина: фая
  эльвира: эля эльвирка
  эльмира: эля мира
  элеонора: эля нора
  юлия: юля юляша
  яна: янка
`;
export const KAZAKH_MALE = `
  азамат: азик аза азаматик
  арман: арманчик
  асхат: асик асхатик
  бақытжан: баха бақа бахыт бақыт
  бауыржан: баур бауыр баука бауржик
  бекзат: бека бекзатик
  болат: болатик
  данияр: даник дани
  дәурен: даур дауренчик дәукен
  ербол: ерболчик ера
  ерлан: ерик ера ерланчик
  ержан: ержик ера
  еркебұлан: ерке еркеш
  жандос: жаник жандосик
  жасұлан: жасик жаса
  ильяс ілияс: ильясик
  қайрат: кайратик
  қанат: канатик
  қуаныш: қуаныш куанышка
  мақсат: макс максатик
  марат: маратик
  мұрат: муратик мурик
  нұржан: нұрик нуржанчик
  нұрлан: нұрик нурланчик
  нұрсұлтан: нұрик сұлтан
  олжас: олжик олжа олжасик
  самат: саматик
  санжар: санжик
  талғат: талгатик
  ұлан: уланчик
  шыңғыс: шика чингиз чинга
`;
export const KAZAKH_FEMALE = `
  айгүл: айка айкош гуля айгулька
  айжан: айжанка
  алия әлия: алиюша алишка
  асель әсел: асик аселька
  бибігүл: биби бибишка
  ботагөз: бота ботакан
  гүлмира: гуля гүлек
  гүлнар гүлнара: гуля гүлек
  гүлжан гүлшат гүлсім: гуля гүлек
  динара: дина динуля динарка
  жанар: жаник жанарка
  жансая: жаник жансайка
  зарина: зара заринка
  камила: камилка мила
  қарлығаш: карлыгашка
  ләззат: ляззатка ляля
  мадина: мадинка
  меруерт: мека мерушка
  назгүл: назик назка
  назым: назик назымка
  нұргүл: нурка нұрик нургулька
  раушан: рауша раушанка
  сабина: сабинка
  сәуле: саулешка
  шолпан: шолпанка
`;
export const ENGLISH = `
  william: bill billy will willy willie liam
  robert: bob bobby rob robbie bert
  richard: dick rick ricky rich richie
  james: jim jimmy jamie
  john: johnny jack jon
  jonathan: jon jonny
  joseph: joe joey
  thomas: tom tommy
  michael: mike mick mickey mikey
  david: dave davy davey
  daniel: dan danny
  edward: ed eddie ted teddy ned
  charles: charlie chuck
  christopher: chris kit
  matthew: matt matty
  andrew: andy drew
  anthony: tony
  benjamin: ben benny benji
  samuel: sam sammy
  samantha: sam
  steven stephen: steve stevie
  alexander: alex sandy xander
  alexandra: alex sandra lexi
  nicholas nicolas: nick nicky
  patrick: pat paddy
  patricia: pat patty trish tricia
  peter: pete
  philip phillip: phil
  raymond: ray
  ronald: ron ronnie
  donald: don donnie
  gerald: gerry jerry
  gregory: greg
  timothy: tim timmy
  frederick: fred freddie
  francis: frank frankie
  frances: fran frankie
  harold: harry
  henry: harry hank
  lawrence laurence: larry
  leonard: len lenny leo
  nathan nathaniel: nate
  oliver: ollie
  kenneth: ken kenny
  jeffrey geoffrey: jeff geoff
  douglas: doug
  elizabeth elisabeth: liz lizzie beth betty eliza libby
  margaret: maggie meg peggy marge greta
  katherine catherine kathryn: kate katie kathy cathy kitty
  rebecca: becky becca
  susan: sue susie suzy
  deborah: deb debbie debby
  barbara: barb babs
  jennifer: jen jenny
  jessica: jess jessie
  victoria: vicky
  dorothy: dot dolly dottie
  eleanor: ellie nell nora
  helen: nell nellie
  isabel isabella: bella izzy
  mary: molly polly
  pamela: pam
  sarah: sally sadie
  theresa teresa: tess terry
  virginia: ginny
  abigail: abby
  amanda: mandy
  christine christina: chris tina chrissie
  jacqueline: jackie
  judith: judy
  kimberly: kim
  cynthia: cindy
  penelope: penny
  caroline: carrie
`;
