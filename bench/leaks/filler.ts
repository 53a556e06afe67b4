/**
 * Sentences of invented testimony, one a line, in which no name stands. Words that are names too (`вера`, `will`, `үміт`)
 * stand where people say them, but never first in a sentence, where the scan takes every one for a name: the register of the
 * campaign has them.
 */
export const SENTENCES = {
  ru: `
Нас собрали в учительской после уроков и сказали, что подписать должны все.
Я торгую на рынке девятый год, и никогда раньше такого не было.
Бланк был пустой, только графы для подписи и номера удостоверения.
Директор сказала, что кто не подпишет, тот может искать другую работу.
Мне дали ручку и показали, где поставить подпись.
Что там было написано, нам прочитать не дали.
Я спросила, за кого мы подписываем, а она только рукой махнула.
Потом пришли люди из акимата и стали ходить по рядам.
Они говорили вежливо, но было понятно, что отказаться нельзя.
У меня двое детей, и место на рынке кормит всю семью.
Соседка по ряду сначала отказалась, а на следующий день к ней пришла проверка.
Весы опечатали, товар описали, и она сидела без дела целую неделю.
После этого подписали все, кто ещё не подписал.
Мы жили тогда в мире и ни во что не вмешивались.
На столе стояла ваза, и в ней одна роза, уже увядшая.
Я запомнил эту розу, потому что больше смотреть было не на что.
Зимой в школе холодно, дети сидят в пальто, а зарплату задерживают.
За победу на выборах обещали отремонтировать крышу.
Никто не верил, что победа кому-нибудь из нас что-то даст.
Главный врач вызвал нас по одному и закрыл дверь.
Он сказал, что список уже составлен и осталось только расписаться.
Я медсестра, у меня ночные смены, и я подписала не глядя.
Через неделю в больницу привезли ещё одну папку с листами.
Свет в коридоре не горел, и мы стояли в очереди почти на ощупь.
Пенсионеров предупредили, что пенсию принесут вместе с листом.
Мой муж на войне не был, но документы у него спросили такие, будто он дезертир.
Охотник пришёл с рынка, заяц висел у него на поясе, а он всё ругался.
Мне показали фотографию и спросили, знаю ли я этого человека.
Я ответил, что не знаю, и меня отпустили к вечеру.
Дома я ничего не рассказал, чтобы не пугать мать.
В мае обещали вернуть наши документы, но не вернули.
Заря только начиналась, когда мы вышли на улицу.
На стене висел портрет, а под ним стояла звезда из картона.
Нас было человек сорок, и ни один не ушёл.
Я думаю, что всем было страшно, просто никто не показывал.
`,
  kk: `
Бізді жиналысқа шақырып, барлығымыз қол қоюымыз керек деді.
Мен базарда тоғыз жылдан бері сауда жасаймын, бұрын мұндай болған жоқ.
Қағаз бос болды, тек қол қоятын орын мен құжат нөмірі ғана бар.
Мектеп басшысы қол қоймағандар басқа жұмыс іздесін деді.
Маған қалам беріп, қай жерге қол қоятынымды көрсетті.
Онда не жазылғанын оқуға рұқсат бермеді.
Кім үшін қол қойып жатырмыз деп сұрадым, жауап болмады.
Содан кейін әкімдіктен адамдар келіп, қатар-қатармен жүрді.
Олар сыпайы сөйледі, бірақ бас тартуға болмайтыны белгілі еді.
Менің екі балам бар, базардағы орын бүкіл отбасын асырайды.
Көршім алдымен бас тартты, ертеңіне оған тексеру келді.
Таразыны мөрлеп, тауарды тізімдеп, бір апта жұмыссыз отырды.
Осыдан кейін бәрі қол қойды.
Біздің үміт те, арман да осы балалардың болашағында.
Бала кезден бір арман болды, ол мұғалім болу.
Ата-ана қуаныш пен қайғыны бірге көреді.
Қыста мектеп суық, балалар пальтомен отырады, жалақы кешігеді.
Бас дәрігер бізді бір-бірлеп шақырып, есікті жапты.
Тізім дайын, тек қол қою қалды деді.
Мен медбикемін, түнде кезекшілік, көп қарамай қол қойдым.
Бір аптадан кейін тағы бір бума қағаз әкелді.
Дәлізде жарық болған жоқ, кезекте қараңғыда тұрдық.
Гүл өсіріп, базарда сатамын, басқа кәсібім жоқ.
Нан пісіретін темір пешті де тәркілеп кетті.
Зейнеткерлерге зейнетақыны қағазбен бірге әкелеміз деді.
Маған сурет көрсетіп, бұл кісіні танисың ба деп сұрады.
Танымаймын дедім, кешке қарай босатты.
Үйде ештеңе айтпадым, анам қорықпасын дедім.
Мамырда құжаттарымызды қайтарамыз деді, бірақ қайтармады.
Көшеге шыққанда таң енді ғана атып келе жатқан.
Біз қырық шақты адам едік, ешкім кеткен жоқ.
Бәрі қорықты деп ойлаймын, тек ешкім көрсетпеді.
Жаңбыр жауып тұрды, біз дала ортасында күттік.
Базардың дарбазасын ерте жауып тастады.
`,
  en: `
They called us to the staff room after lessons and said that everybody had to sign.
I have traded at the market for nine years and nothing like this had happened before.
The form was empty, only columns for a signature and the number of the identity card.
The head said that whoever did not sign could look for another job.
I was given a pen and shown where to put my signature.
We were not allowed to read what was written there.
I asked whom we were signing for and she only waved her hand.
Then people from the administration came and walked along the rows.
They spoke politely, but it was clear that you could not refuse.
I have two children and the stall feeds the whole family.
My neighbour refused at first, and the next day an inspection came to her.
They sealed the scales, listed the goods, and she sat idle for a week.
After that everybody signed who had not signed yet.
Our only hope was that nobody would check these signatures.
I hope you will write this down as it was.
They said they will come again in the summer, and that we should be ready.
Will they punish us for speaking, I do not know.
There was no mark on the paper, not even a number.
By the grace of God nobody was beaten, they only shouted.
It brought no joy to anybody, believe me.
We left at dawn, when the street was empty.
A single rose stood in a glass on the desk, and the price of bread rose again that week.
To be frank, I was afraid for my sons.
The head doctor called us in one by one and closed the door.
He said that the list was ready and that we only had to sign.
I am a nurse, I work at night, and I signed without looking.
A week later they brought another folder of sheets to the hospital.
There was no light in the corridor and we stood in line in the dark.
Pensioners were warned that the pension would come together with the sheet.
They showed me a photograph and asked whether I knew this man.
I said that I did not, and they let me go in the evening.
At home I told nothing, so as not to frighten my mother.
In May they promised to return our papers, but they did not.
The bill for the repairs was sent to us, the parents.
There were about forty of us, and nobody left.
I think that all were afraid, only nobody showed it.
It was raining and we waited in the middle of the field.
The gates of the market were closed early that day.
Nobody would chase us, they said, if we signed at once.
My sister keeps a roll of cloth on the counter and nothing else.
`,
} as const;

export type FillerLanguage = keyof typeof SENTENCES;

export function sentencesOf(language: FillerLanguage): readonly string[] {
  return SENTENCES[language].trim().split('\n');
}
