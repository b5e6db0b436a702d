import { care, type Range } from './range.ts'

/** Knitwear, coats, jackets. */
export const warm: readonly Range[] = [
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
    care: care.wool,
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
    care: care.wool,
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
    care: care.wool,
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
    care: care.wool,
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
]
