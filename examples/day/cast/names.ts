export const womensNames =
  'Agata Agnieszka Aleksandra Alicja Aneta Barbara Beata Bożena Celina Danuta Dorota Dominika Elżbieta Emilia Ewa Gabriela Grażyna Helena Iga Iwona Izabela Jadwiga Joanna Justyna Kaja Kinga Klara Liliana Łucja Magdalena Małgorzata Marta Matylda Milena Monika Natalia Olga Patrycja Paulina Róża Sabina Sylwia Teresa Urszula Wanda Wiktoria Zuzanna Żaneta'.split(
    ' ',
  )

export const mensNames =
  'Aleksander Andrzej Antoni Artur Błażej Daniel Dariusz Dawid Filip Franciszek Grzegorz Henryk Hubert Igor Jacek Jakub Jan Jerzy Karol Krzysztof Łukasz Maciej Marcin Marek Mateusz Michał Paweł Przemysław Radosław Rafał Robert Sebastian Sławomir Stanisław Szymon Tadeusz Wiktor Witold Wojciech Zbigniew'.split(
    ' ',
  )

/** Surnames of one form for everybody. */
const plain =
  'Baran Bąk Bielak Cebula Czyż Dudek Duda Gajda Głąb Jeleń Kania Kozioł Kruk Kubiak Kuna Leśniak Madej Mazur Mróz Nowak Olszewicz Pająk Pawlak Polak Rak Rybak Sikora Skiba Sosna Szczygieł Ślusarczyk Tomczak Walczak Wróbel Wrzos Zając Zięba Żak'.split(
    ' ',
  )

/** Surnames with a form for men and one for women. */
const paired =
  'Adamski Borowski Cichocki Dąbrowski Górski Jaworski Kamiński Kowalski Lewicki Lisowski Malinowski Nowicki Ostrowski Piotrowski Rogowski Sadowski Sokołowski Szymański Tarnowski Wiśniewski Zawadzki Zieliński Żurawski'.split(
    ' ',
  )

export const surnamesOf = (sex: 'k' | 'm'): readonly string[] => [
  ...plain,
  ...paired.map((name) => (sex === 'k' ? `${name.slice(0, -1)}a` : name)),
]

const bare: Readonly<Record<string, string>> = {
  ą: 'a',
  ć: 'c',
  ę: 'e',
  ł: 'l',
  ń: 'n',
  ó: 'o',
  ś: 's',
  ź: 'z',
  ż: 'z',
}

/** Lower case without Polish letters, for the part of an address before the @. */
export const simplify = (text: string): string =>
  [...text.toLowerCase()].map((letter) => bare[letter] ?? letter).join('')
