import { care, type Range } from './range.ts'

/** What goes with it: scarves, gloves, bags. */
export const extras: readonly Range[] = [
  {
    kind: 'szalik',
    noun: 'Szalik',
    category: 'Dodatki > Szale i szaliki',
    sizes: 'one',
    material: 'wełna owcza',
    details: [
      'Długość 180 cm z frędzlami.',
      'Nie gryzie.',
      'Dwie kontrastowe linie przy końcach.',
      'Pakowany w bawełniany woreczek.',
    ],
    care: care.wool,
    rows: `Kłos u 129 piasek,granat,bordo
Gwar u 119 karmin,grafit,zieleń
Pasmo u 139 modry,oliwka,terakota
Zawierucha m 149 szary melanż,czerń`,
  },
  {
    kind: 'szal',
    noun: 'Szal',
    category: 'Dodatki > Szale i szaliki',
    sizes: 'one',
    material: 'wełna z jedwabiem',
    details: [
      'Szeroki na 70 cm.',
      'Może być pledem w podróży.',
      'Tkany na krośnie z 1962 roku.',
      'Miękkie frędzle.',
    ],
    care: care.wool,
    rows: `Zorza k 169 terakota,lawenda,modry
Tęcza k 179 miód,róż kratka
Mgławica k 199 śliwka,błękit
Ławica u 189 granat,ecru jodełka`,
  },
  {
    kind: 'pasek',
    noun: 'Pasek',
    category: 'Dodatki > Paski',
    sizes: 'belts',
    material: 'skóra garbowana roślinnie',
    details: [
      'Klamra z mosiądzu.',
      'Szerokość 3 cm.',
      'Krawędzie woskowane ręcznie.',
      'Dziurkę dorobimy w salonie.',
    ],
    care: care.leather,
    rows: `Rzemień u 129 koniak,czerń,czekolada
Postronek m 139 brąz,czerń
Lejce k 119 karmel,bordo`,
  },
  {
    kind: 'rękawiczki',
    noun: 'Rękawiczki',
    category: 'Dodatki > Rękawiczki',
    sizes: 'gloves',
    material: 'wełna merynosów',
    details: [
      'Działają z ekranem telefonu.',
      'Długi ściągacz.',
      'Podszewka z kaszmiru.',
      'Nie krępują palców.',
    ],
    care: care.wool,
    rows: `Szadź u 139 grafit,karmin,ecru
Sopel k 149 błękit,czerń
Wilk m 159 czekolada,czerń`,
  },
  {
    kind: 'czapka',
    noun: 'Czapka',
    category: 'Dodatki > Czapki',
    sizes: 'one',
    material: 'wełna merynosów',
    details: ['Wywijany brzeg.', 'Nie gryzie w czoło.', 'Dopasowuje się do głowy.', 'Podwójna dzianina.'],
    care: care.wool,
    rows: `Gil u 99 karmin,grafit,modry
Czyżyk k 109 miód,róż,mięta
Kos m 99 czerń,oliwka
Jemiołuszka k 119 brudny róż,ecru
Zięba u 89 granat,terakota`,
  },
  {
    kind: 'skarpety',
    noun: 'Skarpety',
    category: 'Dodatki > Skarpety',
    sizes: 'socks',
    material: 'wełna i bawełna',
    details: [
      'Płaski szew na palcach.',
      'Wzmocniona pięta.',
      'Nie uciskają łydki.',
      'Para w papierowej opasce.',
    ],
    care: care.cotton,
    rows: `Szyszka u 39 brąz,oliwka,granat
Żołądź u 39 miód,czekolada
Zimorodek u 45 modry,rudy
Jeżyna k 39 śliwka,róż kropki
Mrowisko m 42 grafit,czerń paski`,
  },
  {
    kind: 'torba',
    noun: 'Torba',
    category: 'Dodatki > Torby',
    sizes: 'one',
    material: 'skóra garbowana roślinnie',
    details: [
      'Mieści laptop 14 cali.',
      'Kieszeń na zamek w środku.',
      'Okucia z mosiądzu.',
      'Z wiekiem nabiera połysku.',
    ],
    care: care.leather,
    rows: `Kora k 599 brąz,koniak,czerń
Sakwa u 649 czerń,zieleń butelkowa
Huba k 549 karmel,bordo
Wiklina k 499 miód,ecru len
Poczta m 579 czekolada,granat`,
  },
  {
    kind: 'plecak',
    noun: 'Plecak',
    category: 'Dodatki > Plecaki',
    sizes: 'one',
    material: 'płótno woskowane',
    details: [
      'Pojemność 18 litrów.',
      'Szelki z miękką podszewką.',
      'Nie przemaka w deszczu.',
      'Klapa na dwa paski.',
    ],
    care: 'Czyścić wilgotną ściereczką, nie prać.',
    rows: `Wędrowiec u 429 oliwka,granat,brąz
Szperacz m 399 grafit,rudy
Bocian k 379 piasek,modry`,
  },
  {
    kind: 'portfel',
    noun: 'Portfel',
    category: 'Dodatki > Portfele',
    sizes: 'one',
    material: 'skóra garbowana roślinnie',
    details: ['Osiem przegród na karty.', 'Kieszeń na bilon.', 'Zatrzask z mosiądzu.', 'Mieści paszport.'],
    care: care.leather,
    rows: `Grosz u 179 koniak,czerń
Skrytka k 199 bordo,zieleń butelkowa
Trzos m 189 brąz,granat`,
  },
]
