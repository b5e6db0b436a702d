import type { Kind } from '../drawing/draw.ts'

/** For whom: women, men or both. */
export type Line = 'k' | 'm' | 'u'

/** Garments of one kind: what they share, and a row for each. */
export interface Range {
  readonly kind: Kind
  /** As on the label, before the name. */
  readonly noun: string
  /** Path from the root. */
  readonly category: string
  readonly sizes: 'letters' | 'shoes' | 'gloves' | 'socks' | 'belts' | 'one'
  readonly material: string
  /** One sentence each; a garment has two of them. */
  readonly details: readonly string[]
  readonly care: string
  /** A garment a line: name, line, price in złoty, colours with the main one first, and a cloth other than usual. */
  readonly rows: string
}

const wool = 'Prać ręcznie albo w programie do wełny, suszyć na płasko.'
const cotton = 'Prać w 40 °C, prasować po lewej stronie.'
const leather = 'Czyścić suchą szczotką, natłuszczać dwa razy w sezonie.'

export const ranges: readonly Range[] = [
  {
    kind: 'golf',
    noun: 'Golf',
    category: 'Swetry > Golfy',
    sizes: 'letters',
    material: 'wełna merynosów',
    details: [
      'Gęsty ściągacz trzyma fason także po wielu praniach.',
      'Kołnierz można nosić wysoko albo wywinięty.',
      'Przędza z małej przędzalni, dziana i szyta w Łodzi.',
      'Cienki na tyle, że mieści się pod płaszczem.',
    ],
    care: wool,
    rows: `Szron u 389 grafit,ecru,karmin
Noc u 319 granat,czerń,bordo
Opar k 359 lawenda,ecru,szałwia
Wicher m 379 oliwka,grafit,granat
Halny m 349 czekolada,karmel,czerń
Sad k 329 brudny róż,miód,biel
Step u 299 piasek,szary melanż,czerń dzianina`,
  },
  {
    kind: 'sweter',
    noun: 'Sweter',
    category: 'Swetry > Swetry przez głowę',
    sizes: 'letters',
    material: 'wełna z domieszką alpaki',
    details: [
      'Luźny krój, opuszczone ramiona.',
      'Warkocze dziane ręcznie prowadzonym splotem.',
      'Miękki, nie gryzie, nie wymaga koszuli pod spodem.',
      'Ściągacze przy szyi, mankietach i dole.',
    ],
    care: wool,
    rows: `Mgła k 349 ecru,szałwia,brudny róż warkocz
Fala u 219 błękit,biel,granat
Zatoka u 289 granat,ecru,oliwka warkocz
Pagórek m 319 oliwka,rudy,grafit
Szuwar k 279 szałwia,lawenda,miód
Ognik k 309 terakota,karmin,ecru
Krzemień m 329 grafit,szary melanż,granat warkocz
Morena u 299 szary melanż,brąz
Poranek k 269 róż,biel,błękit
Wyspa u 249 biel,granat,karmin paski
Żyto u 339 miód,piasek,czekolada warkocz
Sierpień k 259 musztarda,terakota,szałwia
Torf m 309 czekolada,zieleń butelkowa`,
  },
  {
    kind: 'kardigan',
    noun: 'Kardigan',
    category: 'Swetry > Kardigany',
    sizes: 'letters',
    material: 'wełna i bawełna',
    details: [
      'Guziki z orzecha kokosowego.',
      'Dwie głębokie kieszenie.',
      'Dekolt w szpic układa się na koszuli i na sukience.',
      'Dłuższy tył, wygodny przy siedzeniu.',
    ],
    care: wool,
    rows: `Mech u 329 oliwka,grafit,ecru
Lipa k 299 szałwia,biel,brudny róż
Dąb m 349 brąz,granat,grafit
Konwalia k 289 biel,mięta,lawenda
Jesion u 319 szary melanż,czekolada
Nurt k 339 modry,ecru,bordo
Miodunka k 309 śliwka,róż,miód warkocz`,
  },
  {
    kind: 'kamizelka',
    noun: 'Kamizelka',
    category: 'Swetry > Kamizelki',
    sizes: 'letters',
    material: 'wełna merynosów',
    details: [
      'Na koszulę albo zamiast swetra.',
      'Szeroki ściągacz w pasie.',
      'Głęboki dekolt w szpic.',
      'Lekka warstwa na przejściowe dni.',
    ],
    care: wool,
    rows: `Miedza u 199 granat,ecru,oliwka
Skowronek k 189 brudny róż,szałwia warkocz
Pastuch m 219 grafit,brąz,bordo
Runo k 209 ecru,miód,modry warkocz`,
  },
  {
    kind: 'płaszcz',
    noun: 'Płaszcz',
    category: 'Płaszcze i kurtki > Płaszcze',
    sizes: 'letters',
    material: 'wełna z kaszmirem',
    details: [
      'Podszewka z wiskozy, wewnętrzna kieszeń na telefon.',
      'Kryte szwy i ręcznie obszywane dziurki.',
      'Klapy można zapiąć pod szyję.',
      'Do kolan, z rozporkiem z tyłu.',
    ],
    care: 'Czyścić chemicznie, odświeżać parą.',
    rows: `Żwir k 1299 szary melanż,karmel,czerń
Wrzos k 899 wrzos,granat,ecru
Puszcza m 1099 zieleń butelkowa,grafit,granat
Karmel k 999 karmel,piasek,czerń gładki
Listopad m 949 granat,czekolada,grafit skos
Jutrzenka k 879 brudny róż,ecru,karmin gładki
Knieja k 1149 zieleń butelkowa,śliwka,karmel
Zmierzch u 1049 czerń,modry,szary melanż gładki
Kra k 929 błękit,szary melanż skos
Turnia m 1199 grafit,brąz kratka`,
  },
  {
    kind: 'kurtka',
    noun: 'Kurtka',
    category: 'Płaszcze i kurtki > Kurtki',
    sizes: 'letters',
    material: 'poliamid z odzysku, wypełnienie z wełny',
    details: [
      'Kaptur regulowany jedną ręką.',
      'Nie przepuszcza wiatru, deszcz spływa.',
      'Kieszenie podszyte polarem.',
      'Waży niecałe 700 gramów.',
    ],
    care: 'Prać w 30 °C, suszyć z piłką do prania.',
    rows: `Burza m 749 granat,czerń,oliwka gładki
Śnieg u 799 biel,modry,karmin
Grad m 699 grafit,zieleń butelkowa
Wiatr k 649 szałwia,lawenda,czerń gładki
Zima k 829 bordo,ecru,granat
Potok u 459 granat,błękit dżins
Iskra k 419 chaber,modry dżins
Szczyt m 859 karmin,musztarda,czerń
Obłok k 779 błękit,róż,piasek
Ulewa u 569 musztarda,modry,oliwka gładki`,
  },
  {
    kind: 'żakiet',
    noun: 'Żakiet',
    category: 'Płaszcze i kurtki > Żakiety i marynarki',
    sizes: 'letters',
    material: 'wełna czesankowa',
    details: [
      'Lekko wcięty w talii, jeden szew na plecach.',
      'Podszewka w drobny wzór.',
      'Nosi się z dżinsami równie dobrze jak ze spódnicą.',
      'Rękaw można podwinąć, mankiet ma prawdziwe guziki.',
    ],
    care: 'Czyścić chemicznie.',
    rows: `Brzask k 549 ecru,modry,czerń
Jawor m 649 granat,grafit,brąz skos
Malwa k 529 brudny róż,śliwka
Ostoja u 599 szary melanż,oliwka jodełka
Kruk m 679 czerń,granat
Rdest k 569 terakota,zieleń kratka`,
  },
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
    care: wool,
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
    care: cotton,
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
    care: cotton,
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
    care: cotton,
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
  {
    kind: 'trzewiki',
    noun: 'Trzewiki',
    category: 'Buty > Trzewiki',
    sizes: 'shoes',
    material: 'skóra licowa',
    details: [
      'Podeszwa szyta, do wymiany u szewca.',
      'Wyściółka z wełny.',
      'Język wszyty, nie wpuszcza wody.',
      'Sznurowane na pięć par oczek.',
    ],
    care: leather,
    rows: `Jodła k 549 kasztan,czerń,koniak
Modrzew m 599 brąz,czerń
Świerk m 629 koniak,kasztan
Limba k 579 bordo,czerń`,
  },
  {
    kind: 'botki',
    noun: 'Botki',
    category: 'Buty > Botki',
    sizes: 'shoes',
    material: 'skóra cielęca',
    details: [
      'Obcas 4 cm, stabilny na bruku.',
      'Miękka cholewka nie wymaga rozchodzenia.',
      'Wyściółka ze skóry.',
      'Podeszwa z gumy, która nie ślizga się na mokrym.',
    ],
    care: leather,
    rows: `Olcha k 459 brąz,czerń,koniak
Kasztan k 439 kasztan,bordo
Sarna k 479 karmel,czekolada
Noc k 499 czerń,granat`,
  },
  {
    kind: 'sztyblety',
    noun: 'Sztyblety',
    category: 'Buty > Sztyblety',
    sizes: 'shoes',
    material: 'skóra licowa',
    details: [
      'Gumy po bokach, wsuwa się je w sekundę.',
      'Podeszwa klejona i szyta.',
      'Pasują do dżinsów i do garnituru.',
      'Wyściółka ze skóry.',
    ],
    care: leather,
    rows: `Grab m 429 zieleń butelkowa,czerń,kasztan
Heban m 459 czerń,czekolada
Kora k 439 koniak,czerń`,
  },
  {
    kind: 'mokasyny',
    noun: 'Mokasyny',
    category: 'Buty > Mokasyny',
    sizes: 'shoes',
    material: 'zamsz',
    details: [
      'Szyte ręcznie, bez podszewki.',
      'Elastyczna podeszwa.',
      'Na lato na bosą stopę.',
      'Pasek z wycięciem na monetę.',
    ],
    care: 'Czyścić gumką do zamszu.',
    rows: `Brzezina m 389 czerń,koniak
Wrzosowisko k 369 wrzos,karmel
Buczyna m 399 brąz,granat`,
  },
  {
    kind: 'sneakersy',
    noun: 'Sneakersy',
    category: 'Buty > Sneakersy',
    sizes: 'shoes',
    material: 'skóra i płótno',
    details: [
      'Podeszwa z kauczuku naturalnego.',
      'Wkładka do wyjęcia i wyprania.',
      'Sznurowadła z bawełny.',
      'Lekkie: para waży 640 gramów.',
    ],
    care: 'Czyścić wilgotną ściereczką.',
    rows: `Wstęga k 349 biel,róż,mięta
Przystań m 369 biel,granat,szary melanż
Ścieżka k 329 ecru,błękit
Kolej m 389 grafit,oliwka`,
  },
  {
    kind: 'czółenka',
    noun: 'Czółenka',
    category: 'Buty > Czółenka',
    sizes: 'shoes',
    material: 'skóra licowa',
    details: [
      'Obcas 5 cm.',
      'Miękki zapiętek.',
      'Wyściółka ze skóry, która wchłania wilgoć.',
      'Na cały dzień.',
    ],
    care: leather,
    rows: `Perkoz k 379 czerń,karmin
Sowa k 399 granat,brudny róż
Gala k 419 bordo,koniak`,
  },
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
    care: wool,
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
    care: wool,
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
    care: leather,
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
    care: wool,
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
    care: wool,
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
    care: cotton,
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
    care: leather,
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
    care: leather,
    rows: `Grosz u 179 koniak,czerń
Skrytka k 199 bordo,zieleń butelkowa
Trzos m 189 brąz,granat`,
  },
]
