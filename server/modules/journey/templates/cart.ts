import { boughtSince, boughtWithin, type JourneyTemplate, node, plan, time } from './template.ts'

const cartLines = '{% for product in products.cart %}{{ product.name }}\n{% endfor %}'

/** Left a cart: an hour later an e-mail, the next day a push; over the moment she buys, wherever. */
export const abandonedCart: JourneyTemplate = {
  id: 'abandoned-cart',
  icon: 'shopping-cart',
  name: { pl: 'Porzucony koszyk', en: 'Abandoned cart' },
  about: {
    pl: 'E-mail godzinę po porzuceniu koszyka, push następnego dnia. Kończy się zakupem w dowolnym kanale.',
    en: 'An e-mail an hour after a cart is left, a push the next day. Ends with a purchase in any channel.',
  },
  texts: {
    first: {
      name: { pl: 'Koszyk czeka', en: 'Your cart is waiting' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Koszyk czeka',
        message: `Wybrane rzeczy nadal są w koszyku:\n\n${cartLines}\nMożna wrócić do zakupów w dowolnej chwili albo obejrzeć je w salonie.`,
        action: 'Wróć do koszyka',
      },
      en: {
        headline: 'Your cart is waiting',
        message: `What you chose is still in your cart:\n\n${cartLines}\nCome back to it whenever you like, or see it in a store.`,
        action: 'Back to the cart',
      },
    },
    second: {
      name: { pl: 'Koszyk: przypomnienie push', en: 'Cart: push reminder' },
      purpose: 'marketing',
      channels: ['web_push', 'app_push'],
      pl: {
        headline: 'Rozmiar się kończy',
        message: 'Rzeczy z koszyka szybko znikają.',
        action: 'Wróć do koszyka',
      },
      en: {
        headline: 'Sizes are running out',
        message: 'What is in your cart sells fast.',
        action: 'Back to the cart',
      },
    },
  },
  segments: {},
  graph: () => ({
    entry: { kind: 'event', match: { event: 'Product Added' } },
    start: 'hour',
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 3 },
    holdOutPercent: 10,
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(7, [
      { name: 'E-mail', channels: ['email'] },
      { name: 'Push', channels: ['push'] },
    ]),
    nodes: [
      node('hour', 'wait-time', { time: time(1, 'hours') }, { next: 'left' }),
      node(
        'left',
        'condition',
        { when: { kind: 'cart', state: 'filled', untouched: { minutes: 30 } } },
        { yes: 'mail', no: 'still' },
      ),
      node('mail', 'message', { channel: 'email', content: '@text:first' }, { sent: 'day', skipped: 'day' }),
      node('day', 'wait-time', { time: time(20, 'hours') }, { next: 'push' }),
      node(
        'push',
        'message',
        { channel: 'push', content: '@text:second', whenCapped: 'hold' },
        { sent: 'week', skipped: 'week' },
      ),
      node('week', 'wait-time', { time: time(6, 'days') }, { next: null }),
      // She is still choosing: asked again until she has left the cart, emptied it or bought.
      node('still', 'condition', { when: { kind: 'cart', state: 'filled' } }, { yes: 'more', no: null }),
      node('more', 'wait-time', { time: time(30, 'minutes') }, { next: 'left' }),
    ],
  }),
}

/** Looked at a product again and again: the next day a reminder. */
export const viewedProduct: JourneyTemplate = {
  id: 'viewed-product',
  icon: 'eye',
  name: { pl: 'Oglądany produkt', en: 'Viewed product' },
  about: {
    pl: 'Przypomnienie dzień po trzecim obejrzeniu produktów bez zakupu, raz na dwa tygodnie.',
    en: 'A reminder the day after products were viewed three times and nothing bought, once a fortnight.',
  },
  texts: {
    viewed: {
      name: { pl: 'Oglądane produkty', en: 'Viewed products' },
      purpose: 'marketing',
      channels: ['email', 'web_push', 'app_push'],
      pl: {
        headline: 'Wciąż w zasięgu ręki',
        message:
          'Ostatnio oglądane rzeczy są dostępne:\n\n{% for product in products.viewed %}{{ product.name }}\n{% endfor %}',
        action: 'Zobacz jeszcze raz',
      },
      en: {
        headline: 'Still within reach',
        message:
          'What you looked at is still to be had:\n\n{% for product in products.viewed %}{{ product.name }}\n{% endfor %}',
        action: 'See it again',
      },
    },
  },
  segments: {},
  graph: () => ({
    entry: { kind: 'event', match: { event: 'Product Viewed' } },
    start: 'day',
    // Who looked less than three times is out the next day and may come in again: the fortnight is waited inside.
    reEntry: { rule: { kind: 'per', period: 'day' }, isAlone: true, restDays: 0 },
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(7, [{ name: 'E-mail', channels: ['email', 'push'] }]),
    nodes: [
      node('day', 'wait-time', { time: time(1, 'days') }, { next: 'keen' }),
      node(
        'keen',
        'condition',
        {
          when: {
            kind: 'all',
            of: [
              {
                ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 3 },
                window: { last: { days: 3 } },
              },
              { kind: 'not', of: boughtWithin(3) },
            ],
          },
        },
        { yes: 'mail', no: null },
      ),
      node(
        'mail',
        'message',
        { channel: 'email', fallbacks: ['push'], content: '@text:viewed' },
        { sent: 'fortnight', skipped: null },
      ),
      node('fortnight', 'wait-time', { time: time(2, 'weeks') }, { next: null }),
    ],
  }),
}

const productName = '{% for product in products.wishlist %}{{ product.name }}\n{% endfor %}'

/** Something on her wish list became cheaper. */
export const priceDrop: JourneyTemplate = {
  id: 'price-drop',
  icon: 'tag',
  name: { pl: 'Spadek ceny ulubionych', en: 'Price drop' },
  about: {
    pl: 'Wiadomość, gdy stanieje coś z listy ulubionych; push, a gdy nie można, e-mail.',
    en: 'A message when something on the wish list becomes cheaper; by push, else by e-mail.',
  },
  texts: {
    cheaper: {
      name: { pl: 'Ulubione staniały', en: 'A wish became cheaper' },
      purpose: 'marketing',
      channels: ['email', 'web_push', 'app_push'],
      pl: {
        headline: 'Ulubiona rzecz staniała',
        message: `Z listy ulubionych:\n\n${productName}`,
        action: 'Zobacz cenę',
      },
      en: {
        headline: 'Something you like costs less',
        message: `From your wish list:\n\n${productName}`,
        action: 'See the price',
      },
    },
  },
  segments: {},
  graph: () => wishGraph('Product Price Dropped', '@text:cheaper'),
}

/** Something on her wish list is to be had again. */
export const backInStock: JourneyTemplate = {
  id: 'back-in-stock',
  icon: 'package-check',
  name: { pl: 'Znów dostępne', en: 'Back in stock' },
  about: {
    pl: 'Wiadomość w tej samej chwili, gdy ulubiona rzecz wraca do sprzedaży.',
    en: 'A message the moment something on the wish list can be bought again.',
  },
  texts: {
    back: {
      name: { pl: 'Ulubione znów dostępne', en: 'A wish is back' },
      purpose: 'marketing',
      channels: ['email', 'web_push', 'app_push'],
      pl: { headline: 'Znów dostępne', message: `Z listy ulubionych:\n\n${productName}`, action: 'Zobacz' },
      en: { headline: 'Back in stock', message: `From your wish list:\n\n${productName}`, action: 'See it' },
    },
  },
  segments: {},
  graph: () => wishGraph('Product Back In Stock', '@text:back'),
}

const wishGraph = (event: string, content: `@text:${string}`): ReturnType<JourneyTemplate['graph']> => ({
  entry: { kind: 'event', match: { event } },
  start: 'tell',
  reEntry: { rule: { kind: 'each' }, isAlone: false, restDays: 0 },
  goal: boughtSince,
  exits: [{ kind: 'withdrew' }],
  plan: plan(7, [{ name: 'Push', channels: ['push', 'email'] }]),
  nodes: [
    node(
      'tell',
      'message',
      { channel: 'push', fallbacks: ['email'], content, life: time(48, 'hours') },
      { sent: 'week', skipped: null },
    ),
    node('week', 'wait-time', { time: time(7, 'days') }, { next: null }),
  ],
})
