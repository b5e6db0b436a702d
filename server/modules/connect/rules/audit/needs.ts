import type { Bilingual } from '@splot/contract/language'

/** What a scene may need: something that arrives, an identifier, a trait, or rows of the catalogue. */
export interface Need {
  readonly label: Bilingual
  /** Any of these will do. */
  readonly events?: readonly string[]
  readonly identifiers?: readonly string[]
  readonly traits?: readonly string[]
  readonly rows?: 'products' | 'stores' | 'stock'
  /** What to do where it is missing. */
  readonly step: Bilingual
}

const need = (labels: [pl: string, en: string], step: [pl: string, en: string], of: Partial<Need>): Need => ({
  label: { pl: labels[0], en: labels[1] },
  step: { pl: step[0], en: step[1] },
  ...of,
})

const script: [string, string] = [
  'Wklej skrypt strony z zakładki Źródła albo podłącz sklep.',
  'Put the page script from Sources into the shop, or connect the shop.',
]
const shop: [string, string] = [
  'Podłącz sklep internetowy: Shopify, WooCommerce, PrestaShop, Vendure albo webhook.',
  'Connect the web shop: Shopify, WooCommerce, PrestaShop, Vendure or a webhook.',
]
const till: [string, string] = [
  'Podłącz kasę: przez API albo pliki z paragonami.',
  'Connect the tills: by API, or by files of receipts.',
]
const warehouse: [string, string] = [
  'Podłącz ERP lub magazyn: przez API albo pliki.',
  'Connect the ERP or warehouse: by API, or by files.',
]
const ask: [string, string] = [
  'Zbieraj ten adres tam, gdzie klientka i tak go podaje: konto, zamówienie, kasa.',
  'Gather it where she gives it anyway: account, order, till.',
]

/** Everything that scenes stand on, once. */
export const needs = {
  visits: need(['Wizyty w sklepie internetowym', 'Visits to the web shop'], script, {
    events: ['Product Viewed', 'Page Viewed', 'Product List Viewed', 'Products Searched', 'Screen Viewed'],
  }),
  carts: need(['Koszyki', 'Carts'], shop, { events: ['Product Added', 'Cart Updated', 'Checkout Started'] }),
  orders: need(['Zamówienia', 'Orders'], shop, { events: ['Order Completed'] }),
  receipts: need(['Paragony z kas', 'Receipts of the tills'], till, { events: ['Sale Completed'] }),
  wishes: need(['Listy życzeń', 'Wish lists'], script, { events: ['Product Added to Wishlist'] }),
  parcels: need(
    ['Przesyłki w drodze', 'Parcels on their way'],
    ['Podłącz przewoźnika.', 'Connect the carrier.'],
    { events: ['Order Shipped', 'Shipment Updated', 'Order Delivered'] },
  ),
  pickups: need(
    ['Odbiory w sklepie', 'Pick-ups in the store'],
    [
      'Prowadź odbiory w zakładce Sklep albo przysyłaj ich stany.',
      'Prepare pick-ups in Store, or send their states.',
    ],
    { events: ['Pickup Requested', 'Pickup Ready', 'Pickup Collected'] },
  ),
  calls: need(
    ['Rozmowy telefoniczne', 'Phone calls'],
    ['Podłącz centralę webhookiem.', 'Connect the phone system by a webhook.'],
    { events: ['Call Started', 'Call Answered', 'Call Ended', 'Call Missed'] },
  ),
  chats: need(
    ['Rozmowy na czacie', 'Chats'],
    ['Podłącz czat webhookiem.', 'Connect the chat by a webhook.'],
    { events: ['Live Chat Message Received', 'Live Chat Conversation Started'] },
  ),
  presence: need(
    ['Obecność w sklepie', 'Presence in the store'],
    ['Wystaw kod do zameldowania albo beacony.', 'Put up a check-in code, or beacons.'],
    { events: ['Customer Checked In', 'Beacon Seen', 'Geofence Entered', 'Store Visited', 'Code Scanned'] },
  ),
  points: need(
    ['Punkty i karty', 'Points and cards'],
    [
      'Uruchom program lojalnościowy albo przysyłaj jego ruchy.',
      'Start the loyalty programme, or send its movements.',
    ],
    { events: ['Points Earned', 'Points Spent', 'Card Linked'] },
  ),
  consents: need(
    ['Zgody', 'Consents'],
    [
      'Pokaż baner i zgody w formularzach, przy kasie i na koncie.',
      'Ask by the banner, in forms, at the till, in the account.',
    ],
    { events: ['Consent Granted', 'Consent Confirmed', 'Consent Renewed'] },
  ),
  reactions: need(
    ['Otwarcia i kliknięcia', 'Opens and clicks'],
    ['Wyślij pierwszą kampanię.', 'Send a first campaign.'],
    { events: ['Email Opened', 'Email Link Clicked', 'SMS Link Clicked', 'Push Notification Tapped'] },
  ),
  surveys: need(
    ['Ankiety i opinie', 'Surveys and reviews'],
    ['Przysyłaj odpowiedzi ankiet i opinie webhookiem.', 'Send answers and reviews by a webhook.'],
    { events: ['Survey Answered', 'Product Reviewed'] },
  ),
  leads: need(
    ['Zapytania z formularzy', 'Leads of forms'],
    ['Opublikuj stronę z formularzem.', 'Publish a page with a form.'],
    { events: ['Form Submitted', 'Lead Created', 'Booking Made'] },
  ),
  ads: need(
    ['Kontakt z reklamą', 'Contacts with ads'],
    ['Oznacz linki reklam parametrami UTM.', 'Mark the links of ads with UTM parameters.'],
    { events: ['Ad Clicked', 'Ad Viewed'] },
  ),
  email: need(['Adresy e-mail', 'E-mail addresses'], ask, { identifiers: ['email'] }),
  phone: need(['Numery telefonów', 'Phone numbers'], ask, { identifiers: ['phone'] }),
  card: need(
    ['Karty stałego klienta', 'Loyalty cards'],
    ['Skanuj kartę przy kasie, także z telefonu.', 'Scan the card at the till, also from a phone.'],
    { identifiers: ['card'] },
  ),
  account: need(
    ['Konta w sklepie', 'Accounts of the shop'],
    [
      'Po zalogowaniu wyślij identify z numerem klienta.',
      'After sign-in send identify with the customer’s number.',
    ],
    { identifiers: ['user_id', 'external'] },
  ),
  names: need(['Imiona', 'Given names'], ask, { traits: ['firstName', 'name', 'first_name'] }),
  products: need(['Katalog produktów', 'Catalogue of products'], shop, { rows: 'products' }),
  stores: need(
    ['Sklepy stacjonarne', 'Stores'],
    ['Prześlij listę sklepów z godzinami otwarcia.', 'Send the list of stores with their hours.'],
    { rows: 'stores' },
  ),
  stock: need(['Stany w sklepach', 'Stock per store'], warehouse, { rows: 'stock' }),
} as const satisfies Record<string, Need>

export type NeedId = keyof typeof needs
