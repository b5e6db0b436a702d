import type { Bilingual } from '@splot/contract/language'
import { findTrait } from '@splot/contract/traits'
import type { CellKind } from './cells.ts'

/** What a file can bring. */
export const importKinds = ['customers', 'orders', 'products', 'consents'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a column of a file may become. */
export interface Target {
  id: string
  label: Bilingual
  cell: CellKind
  /** Names people give the column: without case, accents, spaces and signs. */
  names: readonly string[]
  /** Without it no row can be read. */
  isNeeded?: true
  /** A file may have no such column; where it has one, a blank cell is no answer. */
  isAnswered?: true
}

const target = (
  id: string,
  cell: CellKind,
  words: readonly [pl: string, en: string],
  names = '',
): Target => ({
  id,
  cell,
  label: { pl: words[0], en: words[1] },
  names: [id.toLowerCase().replace(/[^a-z0-9]/g, ''), ...names.split(' ').filter((name) => name !== '')],
})
const needed = (one: Target): Target => ({ ...one, isNeeded: true })

/** By which a row says whose it is. */
const whose: readonly Target[] = [
  target(
    'userId',
    'id',
    ['Konto klienta', 'Account'],
    'user konto account idklienta klientid customerid customer numerklienta',
  ),
  target(
    'email',
    'email',
    ['E-mail', 'E-mail'],
    'mail emailaddress adresemail adresmail emailklienta adresemailklienta customeremail billingemail',
  ),
  target(
    'phone',
    'phone',
    ['Telefon', 'Phone'],
    'tel telefon phonenumber numertelefonu nrtelefonu komorka telefonkomorkowy numerkomorki telefonklienta telefonkontaktowy mobile mobilephone gsm',
  ),
  target(
    'card',
    'id',
    ['Karta stałego klienta', 'Loyalty card'],
    'karta kartaklienta kartastalegoklienta cardnumber numerkarty nrkarty loyaltycard loyaltycardnumber',
  ),
  target(
    'externalId',
    'id',
    ['Numer w innym systemie', 'Id in another system'],
    'external zewnetrznyid idzewnetrzne',
  ),
]
export const identifierTargets: readonly string[] = whose.map(({ id }) => id)

/** A trait with one agreed meaning, by its own label. */
const trait = (name: string, cell: CellKind, names: string): Target => {
  const { pl, en } = findTrait(name)?.label ?? { pl: name, en: name }
  return target(name, cell, [pl, en], names)
}

const customers: readonly Target[] = [
  ...whose,
  trait('firstName', 'text', 'imie givenname'),
  trait('lastName', 'text', 'nazwisko surname familyname'),
  trait('name', 'text', 'imieinazwisko klient fullname nazwa'),
  trait('gender', 'text', 'plec sex'),
  trait('birthday', 'day', 'dataurodzenia dataur urodziny birthdate dateofbirth'),
  target('street', 'text', ['Ulica i numer', 'Street'], 'ulica adres address addressline1'),
  trait('postalCode', 'text', 'kod kodpocztowy zip zipcode postcode'),
  trait('city', 'text', 'miasto miejscowosc town'),
  trait('country', 'text', 'kraj countrycode'),
  trait('language', 'text', 'jezyk lang locale'),
  trait('preferredStore', 'text', 'sklep wybranysklep store salon'),
  trait('shoeSize', 'text', 'rozmiarbuta numerbuta'),
  trait('clothingSize', 'text', 'rozmiar rozmiarubrania size'),
  trait('loyaltyTier', 'text', 'poziom status tier'),
  trait('createdAt', 'instant', 'datautworzenia datarejestracji registered registeredat createddate'),
]

const orders: readonly Target[] = [
  needed(
    target(
      'orderId',
      'id',
      ['Numer zamówienia', 'Order number'],
      'zamowienie nrzamowienia numerzamowienia nrzam numerzam order ordernumber number name',
    ),
  ),
  needed(
    target(
      'at',
      'instant',
      ['Kiedy', 'When'],
      'kiedy data datazamowienia datazlozenia datadodania datasprzedazy datatransakcji datazakupu date when createdat orderdate paidat',
    ),
  ),
  ...whose,
  target(
    'total',
    'money',
    ['Wartość', 'Total'],
    'wartosc kwota suma razem kwotabrutto wartoscbrutto sumabrutto wartosczamowienia amount ordertotal',
  ),
  target('currency', 'text', ['Waluta', 'Currency'], 'waluta'),
  target('storeId', 'id', ['Sklep', 'Store'], 'sklep salon store location'),
  target('receiptId', 'id', ['Numer paragonu', 'Receipt number'], 'paragon nrparagonu numerparagonu receipt'),
  target('status', 'text', ['Stan', 'Status'], 'stan financialstatus orderstatus'),
  target(
    'sku',
    'id',
    ['Kod towaru', 'SKU'],
    'kod towar symbol kodtowaru kodproduktu indeks symboltowaru lineitemsku productcode',
  ),
  target(
    'productName',
    'text',
    ['Nazwa towaru', 'Product name'],
    'produkt nazwa nazwatowaru nazwaproduktu lineitemname product',
  ),
  target('category', 'text', ['Kategoria', 'Category'], 'kategoria'),
  target('price', 'money', ['Cena', 'Price'], 'cena cenajednostkowa cenabrutto unitprice lineitemprice'),
  target(
    'quantity',
    'count',
    ['Ilość', 'Quantity'],
    'ilosc iloscszt sztuk liczba liczbasztuk qty lineitemquantity',
  ),
]

const products: readonly Target[] = [
  needed(target('productId', 'id', ['Produkt', 'Product'], 'produkt idproduktu itemgroupid handle product')),
  needed(target('name', 'text', ['Nazwa', 'Name'], 'nazwa nazwaproduktu title tytul')),
  needed(
    target(
      'sku',
      'id',
      ['Kod wariantu (SKU)', 'Variant (SKU)'],
      'kod symbol kodtowaru kodproduktu indeks variantsku id',
    ),
  ),
  target('gtin', 'id', ['EAN / GTIN', 'EAN / GTIN'], 'ean kodean kodkreskowy barcode'),
  target('brand', 'text', ['Marka', 'Brand'], 'marka producent vendor'),
  target('category', 'text', ['Kategoria', 'Category'], 'kategoria kategorie categories producttype type'),
  target('description', 'text', ['Opis', 'Description'], 'opis body bodyhtml'),
  target('nameEn', 'text', ['Nazwa po angielsku', 'Name in English'], 'nazwaen nazwaangielska titleen'),
  target(
    'descriptionEn',
    'text',
    ['Opis po angielsku', 'Description in English'],
    'opisen opisangielski bodyen',
  ),
  target('url', 'url', ['Adres strony', 'Page address'], 'link adres'),
  target('picture', 'url', ['Zdjęcie', 'Picture'], 'zdjecie obrazek image imagelink imagesrc'),
  target('size', 'text', ['Rozmiar', 'Size'], 'rozmiar'),
  target('color', 'text', ['Kolor', 'Colour'], 'kolor colour'),
  target('price', 'money', ['Cena', 'Price'], 'cena cenabrutto regularprice variantprice'),
  target('currency', 'text', ['Waluta', 'Currency'], 'waluta'),
]

const consents: readonly Target[] = [
  ...whose,
  target('purpose', 'id', ['Cel', 'Purpose'], 'cel zgoda'),
  target('channel', 'id', ['Kanał', 'Channel'], 'kanal'),
  {
    ...target(
      'isGiven',
      'flag',
      ['Zgoda: tak lub nie', 'Consent: yes or no'],
      'zgoda decyzja odpowiedz czyzgoda consent decision answer granted status stan optin subscribed',
    ),
    isAnswered: true,
  },
  needed(
    target(
      'at',
      'instant',
      ['Kiedy', 'When'],
      'kiedy data dataudzielenia datazgody datawyrazenia datawyrazeniazgody date when timestamp optintime',
    ),
  ),
  target('proof', 'text', ['Dowód', 'Proof'], 'dowod zrodlo formularz ip source'),
  target('wordingId', 'id', ['Treść zgody', 'Wording'], 'tresc tresczgody'),
  target('wordingVersion', 'count', ['Wersja treści', 'Version of the wording'], 'wersja'),
]

export const targetsOf: Readonly<Record<ImportKind, readonly Target[]>> = {
  customers,
  orders,
  products,
  consents,
}

/** Columns of a file by what they become; a customer's column that is none of ours becomes a trait of its own name. */
export type Mapping = Readonly<Record<string, string | null>>

export const traitMark = 'trait:'

/** A column's name without case, accents, spaces and signs. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]/g, '')

/** What the columns probably are, by their names; each target is taken once, by the first that fits. */
export function guessMapping(kind: ImportKind, header: readonly string[]): Mapping {
  const free = new Set(targetsOf[kind])
  return Object.fromEntries(
    header.map((name) => {
      const folded = foldName(name)
      const found = [...free].find(({ names }) => names.includes(folded))
      if (found !== undefined) free.delete(found)
      return [name, found?.id ?? null]
    }),
  )
}

export type MappingFault =
  | { code: 'target_unknown' | 'target_twice'; column: string }
  | { code: 'target_missing'; target: string }
  | { code: 'target_nobody' }

/** Why rows cannot be read by this mapping; null where they can. */
export function findMappingFault(kind: ImportKind, mapping: Mapping): MappingFault | null {
  const known = new Map(targetsOf[kind].map((one) => [one.id, one]))
  const taken = new Set<string>()
  for (const [column, id] of Object.entries(mapping)) {
    if (id === null) continue
    if (!known.has(id) && !isTraitTarget(kind, id)) return { code: 'target_unknown', column }
    if (taken.has(id)) return { code: 'target_twice', column }
    taken.add(id)
  }
  const missing = targetsOf[kind].find((one) => one.isNeeded && !taken.has(one.id))
  if (missing !== undefined) return { code: 'target_missing', target: missing.id }
  const isNobody = kind !== 'products' && !identifierTargets.some((id) => taken.has(id))
  return isNobody ? { code: 'target_nobody' } : null
}

const isTraitTarget = (kind: ImportKind, id: string): boolean =>
  kind === 'customers' && /^trait:[\p{L}\p{N}_ -]{1,60}$/u.test(id)
