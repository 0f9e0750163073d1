/** Words for people, by key: `{name}` stands for a fact. */

export class Words {
  constructor(byLanguage) {
    this.byLanguage = byLanguage;
  }

  /** A function that says a key in this language; an unknown key is a fault of ours and shows as the key itself. */
  in(language) {
    const words = this.byLanguage[language];
    const say = (key, facts = {}) => {
      if (!(key in words)) console.error(`gildong: no words for ${key}`);
      return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(facts[name] ?? whole));
    };
    say.has = (key) => key in words;
    return say;
  }

  knows(language) {
    return language in this.byLanguage;
  }
}
