import { care, type Range } from './range.ts'

/** Shoes. */
export const shoes: readonly Range[] = [
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
    care: care.leather,
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
    care: care.leather,
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
    care: care.leather,
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
    care: care.leather,
    rows: `Perkoz k 379 czerń,karmin
Sowa k 399 granat,brudny róż
Gala k 419 bordo,koniak`,
  },
]
