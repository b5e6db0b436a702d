import { care, type Range } from './range.ts'

/** Dresses, skirts, shirts, trousers. */
export const light: readonly Range[] = [
  {
    kind: 'sukienka',
    noun: 'Sukienka',
    category: 'Sukienki i spódnice > Sukienki',
    sizes: 'letters',
    material: 'wiskoza z lnem',
    details: [
      'Wiązana w talii, za kolano.',
      'Kieszenie w szwach bocznych.',
      'Lejąca tkanina nie wymaga prasowania.',
      'Rękaw zakończony mankietem na guzik.',
    ],
    care: 'Prać w 30 °C, nie wirować mocno.',
    rows: `Rosa k 399 szałwia,ecru,lawenda
Jarzębina k 449 rudy,karmin,granat
Jaskier k 379 miód,błękit łączka
Chabry k 419 chaber,biel,czerń łączka
Pszenica k 359 piasek,terakota len
Tarnina k 489 śliwka,zieleń butelkowa
Mak k 429 karmin,czerń kropki
Powój k 399 lawenda,mięta łączka
Rzęsa k 369 mięta,róż
Kora k 459 czekolada,musztarda kratka
Świetlik k 529 zieleń butelkowa,czerń,bordo
Rumianek k 349 biel,błękit łączka
Wrona k 479 czerń,grafit`,
  },
  {
    kind: 'spódnica',
    noun: 'Spódnica',
    category: 'Sukienki i spódnice > Spódnice',
    sizes: 'letters',
    material: 'wełna z wiskozą',
    details: [
      'Wysoki stan, kryty zamek z boku.',
      'Podszewka, która się nie elektryzuje.',
      'Miękko układa się przy każdym kroku.',
      'Długość midi.',
    ],
    care: care.wool,
    rows: `Paproć k 259 zieleń,granat,terakota
Wydma k 239 piasek,czerń
Kalina k 279 bordo,śliwka,karmel
Ruta k 229 oliwka,modry len
Strumyk k 249 błękit,biel łączka
Krata k 299 karmin,zieleń butelkowa kratka
Zadymka k 269 szary melanż,grafit jodełka
Bławatek k 219 chaber,granat dżins`,
  },
  {
    kind: 'koszula',
    noun: 'Koszula',
    category: 'Koszule > Koszule z kołnierzem',
    sizes: 'letters',
    material: 'bawełna organiczna',
    details: [
      'Guziki z macicy perłowej.',
      'Kołnierzyk trzyma kształt bez usztywniaczy.',
      'Tkana gęsto, nie prześwituje.',
      'Plecy z kontrafałdą, wygodne w ruchu.',
    ],
    care: care.cotton,
    rows: `Rzeka u 195 biel,błękit,czerń
Wierzba m 249 jasny len,oliwka,błękit len
Łoza m 219 biel,granat kratka
Przełęcz m 239 karmin,zieleń butelkowa kratka
Źródło k 209 błękit,róż,biel
Sójka k 199 biel,chaber paski
Chmiel m 229 oliwka,grafit skos
Trzcina u 259 piasek,biel,szałwia len
Bór m 269 zieleń butelkowa,bordo kratka
Perkoz k 189 lawenda,biel kropki
Świt u 209 róż,błękit skos
Drelich m 279 chaber,modry dżins`,
  },
  {
    kind: 'bluzka',
    noun: 'Bluzka',
    category: 'Koszule > Bluzki',
    sizes: 'letters',
    material: 'wiskoza i jedwab',
    details: [
      'Bufiasty rękaw zebrany w mankiet.',
      'Miękka kokarda pod szyją, którą można rozwiązać.',
      'Lekka, chłodna w dotyku.',
      'Wpuszczona w spódnicę albo na wierzch.',
    ],
    care: 'Prać ręcznie, prasować letnim żelazkiem.',
    rows: `Fiołek k 229 lawenda,ecru,śliwka
Perła k 249 biel,brudny róż,czerń
Motyl k 239 błękit,biel łączka
Jaskółka k 219 czerń,granat kropki
Bez k 209 wrzos,biel
Piwonia k 259 róż,karmin,ecru
Nawłoć k 199 miód,mięta`,
  },
  {
    kind: 'koszulka',
    noun: 'Koszulka',
    category: 'Koszule > Koszulki',
    sizes: 'letters',
    material: 'bawełna czesana',
    details: [
      'Gramatura 180, nie rozciąga się w praniu.',
      'Szwy na ramionach wzmocnione taśmą.',
      'Krój prosty, rozmiar zgodny z tabelą.',
      'Farbowana w gotowym kroju, kolor nie blaknie.',
    ],
    care: care.cotton,
    rows: `Kreda u 89 biel,czerń,granat
Grosik k 79 ecru,róż,mięta
Bryza u 99 biel,granat,karmin paski
Stok m 95 oliwka,grafit,modry
Kropla k 85 błękit,lawenda
Polana m 89 zieleń,rudy,piasek`,
  },
  {
    kind: 'spodnie',
    noun: 'Spodnie',
    category: 'Spodnie > Spodnie z tkaniny',
    sizes: 'letters',
    material: 'len z bawełną',
    details: [
      'Zaprasowany kant, który się trzyma.',
      'Elastyczny pas z tyłu.',
      'Kieszenie dość głębokie na telefon.',
      'Długość do skrócenia bezpłatnie w każdym salonie.',
    ],
    care: care.cotton,
    rows: `Łan u 279 szałwia,piasek,czerń len
Gościniec m 299 granat,grafit,brąz skos
Kładka k 269 czerń,ecru,modry
Ugór m 259 oliwka,piasek,czekolada
Topola k 289 szary melanż,karmel jodełka
Zagon k 249 terakota,szałwia len
Trakt m 319 grafit,granat jodełka
Dolina k 259 granat,biel,bordo
Brona u 239 czekolada,zieleń butelkowa skos`,
  },
  {
    kind: 'dżinsy',
    noun: 'Dżinsy',
    category: 'Spodnie > Dżinsy',
    sizes: 'letters',
    material: 'bawełna z odzysku',
    details: [
      'Denim 12 uncji, mięknie z czasem.',
      'Pięć kieszeni, miedziane nity.',
      'Barwione z mniejszą ilością wody.',
      'Wysoki stan.',
    ],
    care: 'Prać rzadko, w 30 °C, na lewej stronie.',
    rows: `Głębia u 289 granat,modry,chaber
Toń k 269 błękit,modry
Szlak m 299 modry,grafit
Błękit k 259 błękit,chaber
Węgiel m 279 czerń,grafit`,
  },
]
