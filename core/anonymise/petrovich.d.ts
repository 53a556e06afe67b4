// petrovich 0.2.1 carries no types of its own. Only what core calls is declared.
declare module 'petrovich' {
  type Case = 'genitive' | 'dative' | 'accusative' | 'instrumental' | 'prepositional';
  type Gender = 'male' | 'female' | 'androgynous';
  type Inflect = Readonly<Record<Case, (name: string) => string>>;
  const petrovich: Readonly<Record<Gender, Readonly<Record<'first' | 'middle' | 'last', Inflect>>>>;
  export default petrovich;
}
