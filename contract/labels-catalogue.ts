/** How one event is told on the timeline: a neutral noun phrase, then what it is about. */
export interface LabelRow {
  readonly pl: string
  readonly en: string
  /** What follows the colon: the first of these properties that is present. */
  readonly subject?: readonly string[]
  /** `product`: name and size of the one product; `products`: the first of the lines and how many more. */
  readonly about?: 'product' | 'products'
  readonly detail?: readonly string[]
  /** Where the amount stands; `price` counts the quantity in. */
  readonly amount?: readonly string[]
  readonly isReturn?: true
  /** The subject is a number that belongs to the noun: no colon between. */
  readonly isNumbered?: true
}

const order = ['total', 'revenue', 'value']
const store = ['store_name', 'store_id']
const email = ['email_subject', 'campaign_name']
const named = ['campaign_name']
const call = ['direction', 'queue', 'agent_name']

/** Keyed by the event's name; calls other than track by their verb. */
export const labelRows: Readonly<Record<string, LabelRow>> = {
  identify: { pl: 'Rozpoznanie klienta', en: 'Customer recognised' },
  page: { pl: 'Strona', en: 'Page', subject: ['title', 'name', 'path', 'url'] },
  screen: { pl: 'Ekran aplikacji', en: 'App screen', subject: ['name', 'title'] },
  group: { pl: 'Dołączenie do grupy', en: 'Joined a group', subject: ['name'] },
  alias: { pl: 'Połączenie identyfikatorów', en: 'Identifiers joined' },

  'Products Searched': { pl: 'Szukanie', en: 'Search', subject: ['query'] },
  'Product List Viewed': {
    pl: 'Lista produktów',
    en: 'Product list',
    subject: ['list_name', 'category', 'list_id'],
  },
  'Product List Filtered': {
    pl: 'Filtrowanie listy',
    en: 'List filtered',
    subject: ['list_name', 'category', 'list_id'],
  },
  'Product Clicked': { pl: 'Kliknięcie produktu', en: 'Product clicked', about: 'product' },
  'Product Viewed': { pl: 'Oglądanie', en: 'Viewed', about: 'product', amount: ['price'] },
  'Product Added': { pl: 'Dodanie do koszyka', en: 'Added to cart', about: 'product', amount: ['price'] },
  'Product Removed': { pl: 'Usunięcie z koszyka', en: 'Removed from cart', about: 'product' },
  'Cart Viewed': { pl: 'Koszyk', en: 'Cart viewed', about: 'products', amount: ['value'] },
  'Checkout Started': { pl: 'Początek zamówienia', en: 'Checkout started', about: 'products', amount: order },
  'Checkout Step Viewed': { pl: 'Krok zamówienia', en: 'Checkout step', subject: ['step'], isNumbered: true },
  'Checkout Step Completed': {
    pl: 'Ukończony krok zamówienia',
    en: 'Checkout step completed',
    subject: ['step'],
    detail: ['shipping_method', 'payment_method'],
    isNumbered: true,
  },
  'Payment Info Entered': { pl: 'Wybór płatności', en: 'Payment chosen', subject: ['payment_method'] },
  'Order Completed': {
    pl: 'Zamówienie',
    en: 'Order',
    subject: ['order_id'],
    about: 'products',
    detail: ['payment_method'],
    amount: order,
    isNumbered: true,
  },
  'Order Updated': {
    pl: 'Zmiana zamówienia',
    en: 'Order changed',
    subject: ['order_id'],
    amount: order,
    isNumbered: true,
  },
  'Order Refunded': {
    pl: 'Zwrot pieniędzy',
    en: 'Refund',
    subject: ['order_id'],
    detail: ['reason'],
    amount: order,
    isReturn: true,
  },
  'Order Cancelled': {
    pl: 'Anulowanie zamówienia',
    en: 'Order cancelled',
    subject: ['order_id'],
    detail: ['reason'],
    isNumbered: true,
  },
  'Order Shipped': {
    pl: 'Zamówienie w drodze',
    en: 'Order shipped',
    subject: ['order_id'],
    detail: ['carrier'],
  },
  'Order Delivered': {
    pl: 'Zamówienie doręczone',
    en: 'Order delivered',
    subject: ['order_id'],
    detail: ['carrier'],
  },
  'Promotion Viewed': {
    pl: 'Wyświetlenie promocji',
    en: 'Promotion viewed',
    subject: ['name', 'promotion_id'],
  },
  'Promotion Clicked': {
    pl: 'Kliknięcie promocji',
    en: 'Promotion clicked',
    subject: ['name', 'promotion_id'],
  },
  'Coupon Entered': { pl: 'Wpisanie kuponu', en: 'Coupon entered', subject: ['coupon_name', 'coupon_id'] },
  'Coupon Applied': {
    pl: 'Naliczenie kuponu',
    en: 'Coupon applied',
    subject: ['coupon_name', 'coupon_id'],
    amount: ['discount'],
    isReturn: true,
  },
  'Coupon Denied': {
    pl: 'Odrzucenie kuponu',
    en: 'Coupon denied',
    subject: ['coupon_name', 'coupon_id'],
    detail: ['reason'],
  },
  'Coupon Removed': { pl: 'Usunięcie kuponu', en: 'Coupon removed', subject: ['coupon_name', 'coupon_id'] },
  'Product Added to Wishlist': {
    pl: 'Dodanie do ulubionych',
    en: 'Added to wish list',
    about: 'product',
    amount: ['price'],
  },
  'Product Removed from Wishlist': {
    pl: 'Usunięcie z ulubionych',
    en: 'Removed from wish list',
    about: 'product',
  },
  'Wishlist Product Added to Cart': {
    pl: 'Z ulubionych do koszyka',
    en: 'From wish list to cart',
    about: 'product',
    amount: ['price'],
  },
  'Product Shared': {
    pl: 'Udostępnienie produktu',
    en: 'Product shared',
    about: 'product',
    detail: ['share_via'],
  },
  'Cart Shared': { pl: 'Udostępnienie koszyka', en: 'Cart shared', about: 'products', detail: ['share_via'] },
  'Product Reviewed': {
    pl: 'Ocena produktu',
    en: 'Product review',
    about: 'product',
    detail: ['rating', 'review_body'],
  },

  'Sale Completed': {
    pl: 'Zakupy przy kasie',
    en: 'Purchase at the till',
    subject: store,
    about: 'products',
    detail: ['payment_method'],
    amount: order,
  },
  'Sale Returned': {
    pl: 'Zwrot przy kasie',
    en: 'Return at the till',
    subject: store,
    about: 'products',
    detail: ['reason'],
    amount: order,
    isReturn: true,
  },
  'Pickup Requested': {
    pl: 'Zamówienie odbioru w sklepie',
    en: 'Store pick-up requested',
    subject: store,
    detail: ['order_id'],
  },
  'Pickup Ready': { pl: 'Gotowe do odbioru', en: 'Ready for pick-up', subject: store, detail: ['order_id'] },
  'Pickup Collected': {
    pl: 'Odbiór w sklepie',
    en: 'Picked up in store',
    subject: store,
    detail: ['order_id'],
  },
  'Pickup Expired': {
    pl: 'Minął termin odbioru',
    en: 'Pick-up expired',
    subject: store,
    detail: ['order_id'],
  },
  'Store Visited': { pl: 'Wizyta w sklepie', en: 'Store visit', subject: store, detail: ['zone'] },
  'Store Left': { pl: 'Wyjście ze sklepu', en: 'Left the store', subject: store, detail: ['duration'] },
  'Customer Checked In': {
    pl: 'Zameldowanie w sklepie',
    en: 'Checked in at the store',
    subject: store,
    detail: ['kind'],
  },
  'Product Tried On': { pl: 'Przymiarka', en: 'Tried on', about: 'product', detail: store },
  'Beacon Seen': {
    pl: 'Przy beaconie',
    en: 'Near a beacon',
    subject: ['zone', 'store_name', 'beacon_id'],
    detail: store,
  },
  'Geofence Entered': { pl: 'W pobliżu sklepu', en: 'Near the store', subject: [...store, 'geofence_id'] },
  'Geofence Left': {
    pl: 'Oddalenie od sklepu',
    en: 'Away from the store',
    subject: [...store, 'geofence_id'],
    detail: ['duration'],
  },
  'Display Viewed': {
    pl: 'Przed witryną',
    en: 'At a display',
    subject: ['display_id'],
    detail: [...store, 'duration'],
  },
  'Code Scanned': { pl: 'Zeskanowanie kodu', en: 'Code scanned', subject: ['name', 'code'], detail: store },
  'Ad Viewed': {
    pl: 'Wyświetlenie reklamy',
    en: 'Ad viewed',
    subject: ['campaign_name', 'ad_name', 'ad_id'],
    detail: ['platform'],
  },
  'Ad Clicked': {
    pl: 'Kliknięcie reklamy',
    en: 'Ad clicked',
    subject: ['campaign_name', 'ad_name', 'ad_id'],
    detail: ['platform'],
  },
  'Social Post Engaged': {
    pl: 'Reakcja na wpis',
    en: 'Reaction to a post',
    subject: ['platform'],
    detail: ['kind', 'comment'],
  },
  'Experiment Viewed': {
    pl: 'Wariant testu',
    en: 'Experiment variant',
    subject: ['experiment_name', 'experiment_id'],
    detail: ['variation_name', 'variation_id'],
  },

  'Email Sent': { pl: 'Wysłany e-mail', en: 'E-mail sent', subject: email },
  'Email Delivered': { pl: 'Doręczony e-mail', en: 'E-mail delivered', subject: email },
  'Email Opened': { pl: 'Otwarcie e-maila', en: 'E-mail opened', subject: email },
  'Email Link Clicked': {
    pl: 'Kliknięcie w e-mailu',
    en: 'E-mail link clicked',
    subject: email,
    detail: ['link_url'],
  },
  'Email Bounced': { pl: 'E-mail nie dotarł', en: 'E-mail bounced', subject: email, detail: ['reason'] },
  'Email Marked as Spam': { pl: 'E-mail oznaczony jako spam', en: 'E-mail marked as spam', subject: email },
  Unsubscribed: {
    pl: 'Rezygnacja z e-maili',
    en: 'Unsubscribed from e-mail',
    subject: ['list_name', 'list_id'],
  },
  'SMS Sent': { pl: 'Wysłany SMS', en: 'SMS sent', subject: named },
  'SMS Delivered': { pl: 'Doręczony SMS', en: 'SMS delivered', subject: named },
  'SMS Failed': { pl: 'SMS nie dotarł', en: 'SMS failed', subject: named, detail: ['reason'] },
  'SMS Link Clicked': {
    pl: 'Kliknięcie w SMS-ie',
    en: 'SMS link clicked',
    subject: named,
    detail: ['link_url'],
  },
  'SMS Replied': { pl: 'Odpowiedź na SMS', en: 'SMS reply', detail: ['text'] },
  'SMS Unsubscribed': { pl: 'Rezygnacja z SMS-ów', en: 'Unsubscribed from SMS' },
  'Push Notification Sent': { pl: 'Wysłane powiadomienie', en: 'Push sent', subject: named },
  'Push Notification Received': { pl: 'Doręczone powiadomienie', en: 'Push received', subject: named },
  'Push Notification Tapped': { pl: 'Otwarcie powiadomienia', en: 'Push opened', subject: named },
  'Push Notification Bounced': {
    pl: 'Powiadomienie nie dotarło',
    en: 'Push bounced',
    subject: named,
    detail: ['reason'],
  },
  'Letter Sent': { pl: 'Wysłana przesyłka', en: 'Letter sent', subject: named, detail: ['kind'] },
  'Letter Returned': { pl: 'Przesyłka wróciła', en: 'Letter returned', subject: named, detail: ['reason'] },

  'Live Chat Conversation Started': {
    pl: 'Początek czatu',
    en: 'Chat started',
    detail: ['medium', 'agent_name'],
  },
  'Live Chat Conversation Ended': {
    pl: 'Koniec czatu',
    en: 'Chat ended',
    detail: ['conversation_duration', 'agent_name'],
  },
  'Live Chat Message Sent': { pl: 'Wiadomość na czacie', en: 'Chat message', detail: ['text'] },
  'Live Chat Message Received': {
    pl: 'Odpowiedź na czacie',
    en: 'Chat reply',
    detail: ['text', 'agent_name'],
  },
  'Call Started': { pl: 'Początek połączenia', en: 'Call started', detail: call },
  'Call Answered': { pl: 'Odebrane połączenie', en: 'Call answered', detail: [...call, 'wait'] },
  'Call Transferred': {
    pl: 'Przełączone połączenie',
    en: 'Call transferred',
    detail: ['queue', 'agent_name'],
  },
  'Call Ended': {
    pl: 'Rozmowa telefoniczna',
    en: 'Phone call',
    detail: ['direction', 'duration', 'agent_name'],
  },
  'Call Missed': { pl: 'Nieodebrane połączenie', en: 'Missed call', detail: ['queue', 'wait'] },
  'Callback Requested': {
    pl: 'Prośba o oddzwonienie',
    en: 'Call back requested',
    detail: ['reason', 'best_time'],
  },
  'Contact Logged': {
    pl: 'Zapisany kontakt',
    en: 'Contact logged',
    subject: ['kind'],
    detail: ['direction', 'duration', 'note'],
  },
  'Case Opened': {
    pl: 'Nowa sprawa',
    en: 'Case opened',
    subject: ['subject', 'case_id'],
    detail: ['kind', 'order_id'],
  },
  'Case Updated': {
    pl: 'Zmiana w sprawie',
    en: 'Case updated',
    subject: ['case_id'],
    detail: ['status', 'comment'],
    isNumbered: true,
  },
  'Case Closed': {
    pl: 'Zamknięta sprawa',
    en: 'Case closed',
    subject: ['case_id'],
    detail: ['reason', 'resolution'],
    isNumbered: true,
  },
  'Survey Answered': {
    pl: 'Ankieta',
    en: 'Survey',
    subject: ['kind', 'survey_id'],
    detail: ['score', 'comment'],
  },
  'Form Submitted': { pl: 'Wysłany formularz', en: 'Form submitted', subject: ['form_name', 'form_id'] },
  'Lead Created': {
    pl: 'Nowy kontakt handlowy',
    en: 'New lead',
    subject: ['kind', 'campaign_name'],
    amount: ['value'],
  },
  'Booking Made': { pl: 'Umówiona wizyta', en: 'Visit booked', subject: ['kind'], detail: store },
  'Booking Cancelled': {
    pl: 'Odwołana wizyta',
    en: 'Visit cancelled',
    subject: ['kind'],
    detail: ['reason'],
  },

  'Points Earned': {
    pl: 'Naliczenie punktów',
    en: 'Points earned',
    subject: ['points'],
    detail: ['balance'],
  },
  'Points Spent': {
    pl: 'Wykorzystanie punktów',
    en: 'Points spent',
    subject: ['points'],
    detail: ['balance'],
  },
  'Card Linked': { pl: 'Połączenie karty stałego klienta', en: 'Loyalty card linked', detail: ['card_kind'] },
  'Loyalty Tier Changed': { pl: 'Nowy poziom w programie', en: 'New loyalty tier', subject: ['tier'] },
  'Signed Up': { pl: 'Założenie konta', en: 'Account created' },
  'Signed In': { pl: 'Zalogowanie', en: 'Signed in' },
  'Signed Out': { pl: 'Wylogowanie', en: 'Signed out' },
  'Application Installed': { pl: 'Instalacja aplikacji', en: 'App installed' },
  'Application Opened': { pl: 'Otwarcie aplikacji', en: 'App opened' },
  'Application Backgrounded': { pl: 'Opuszczenie aplikacji', en: 'App left' },
  'Deep Link Opened': {
    pl: 'Otwarcie łącza w aplikacji',
    en: 'Deep link opened',
    subject: ['deep_link', 'url'],
  },
}
