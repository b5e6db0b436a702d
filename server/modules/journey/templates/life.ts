import { boughtSince, boughtWithin, type JourneyTemplate, node, plan, time } from './template.ts'

/** Somebody signed up: who we are, and a reason to buy for the first time. */
export const welcome: JourneyTemplate = {
  id: 'welcome',
  icon: 'hand-heart',
  name: { pl: 'Powitanie', en: 'Welcome' },
  about: {
    pl: 'Powitalny e-mail po rejestracji i druga wiadomość po trzech dniach, jeśli zakupu jeszcze nie było.',
    en: 'A welcome e-mail after signing up, and another after three days where nothing was bought yet.',
  },
  texts: {
    hello: {
      name: { pl: 'Powitanie', en: 'Welcome' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Miło, że jesteśmy w kontakcie',
        message:
          'Dziękujemy za rejestrację. W jednym miejscu są zamówienia, ulubione rzeczy, zgody i ustawienia wiadomości.',
        action: 'Zobacz nowości',
      },
      en: {
        headline: 'Good to have you with us',
        message:
          'Thank you for signing up. Your orders, wishes, consents and message settings are all in one place.',
        action: 'See what is new',
      },
    },
    start: {
      name: { pl: 'Od czego zacząć', en: 'Where to begin' },
      purpose: 'marketing',
      channels: ['email', 'web_push', 'app_push'],
      pl: {
        headline: 'Od czego zacząć',
        message: 'Najczęściej wybierane rzeczy i salony w okolicy: tam można przymierzyć przed zakupem.',
        action: 'Zobacz najczęściej wybierane',
      },
      en: {
        headline: 'Where to begin',
        message: 'What people choose most, and the stores near you, where you can try before you buy.',
        action: 'See the favourites',
      },
    },
  },
  segments: {},
  graph: () => ({
    entry: { kind: 'event', match: { event: 'Signed Up' } },
    start: 'hello',
    reEntry: { rule: { kind: 'once' }, isAlone: true, restDays: 0 },
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(14, [{ name: 'E-mail', channels: ['email'] }]),
    nodes: [
      node(
        'hello',
        'message',
        { channel: 'email', content: '@text:hello' },
        { sent: 'days', skipped: 'days' },
      ),
      node('days', 'wait-time', { time: time(3, 'days') }, { next: 'start' }),
      node(
        'start',
        'message',
        { channel: 'email', fallbacks: ['push'], content: '@text:start' },
        { sent: 'rest', skipped: 'rest' },
      ),
      node('rest', 'wait-time', { time: time(11, 'days') }, { next: null }),
    ],
  }),
}

/** After the first purchase: how to use it, then the app. */
export const onboarding: JourneyTemplate = {
  id: 'onboarding',
  icon: 'sprout',
  name: { pl: 'Wdrożenie po pierwszym zakupie', en: 'Onboarding' },
  about: {
    pl: 'Po pierwszym zakupie: jak dbać o rzeczy, a po tygodniu zaproszenie do aplikacji, jeśli jeszcze jej nie ma.',
    en: 'After the first purchase: how to care for it, and a week later an invitation to the app for those without it.',
  },
  texts: {
    care: {
      name: { pl: 'Jak dbać o zakup', en: 'How to care for it' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Jak dbać o nową rzecz',
        message: 'Kilka prostych zasad, dzięki którym posłuży latami.',
        action: 'Przeczytaj poradnik',
      },
      en: {
        headline: 'How to care for it',
        message: 'A few simple rules by which it will last for years.',
        action: 'Read the guide',
      },
    },
    app: {
      name: { pl: 'Zaproszenie do aplikacji', en: 'Invitation to the app' },
      purpose: 'marketing',
      channels: ['email', 'sms'],
      pl: {
        headline: 'Zamówienia zawsze pod ręką',
        message: 'W aplikacji widać status zamówienia, punkty i stan salonu.',
        action: 'Pobierz aplikację',
      },
      en: {
        headline: 'Your orders at hand',
        message: 'The app shows orders, points and what your store has.',
        action: 'Get the app',
      },
    },
  },
  segments: {},
  graph: () => ({
    entry: { kind: 'event', match: { event: 'Order Completed' } },
    start: 'day',
    reEntry: { rule: { kind: 'once' }, isAlone: true, restDays: 0 },
    goal: {
      ...{ kind: 'event', events: ['Application Opened'], measure: 'count', op: 'gte', value: 1 },
      window: { since: 'entry' },
    },
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }, { kind: 'detractor' }],
    plan: plan(21, [
      { name: 'E-mail', channels: ['email'] },
      { name: 'SMS', channels: ['sms'] },
    ]),
    nodes: [
      node('day', 'wait-time', { time: time(1, 'days') }, { next: 'care' }),
      node('care', 'message', { channel: 'email', content: '@text:care' }, { sent: 'week', skipped: 'week' }),
      node('week', 'wait-time', { time: time(7, 'days') }, { next: 'app' }),
      node(
        'app',
        'message',
        { channel: 'email', fallbacks: ['sms'], content: '@text:app' },
        { sent: 'rest', skipped: null },
      ),
      node('rest', 'wait-time', { time: time(13, 'days') }, { next: null }),
    ],
  }),
}

/** Bought and got it: thanks with a coupon, or something for free for the best. */
export const postPurchase: JourneyTemplate = {
  id: 'post-purchase',
  icon: 'gift',
  name: { pl: 'Po zakupie: kupon lub prezent', en: 'After a purchase: coupon or gift' },
  about: {
    pl: 'Trzy dni po doręczeniu podziękowanie z kuponem; dla najlepszych salon przygotowuje prezent.',
    en: 'Three days after delivery thanks with a coupon; for the best the store prepares a gift.',
  },
  texts: {
    thanks: {
      name: { pl: 'Podziękowanie z kuponem', en: 'Thanks with a coupon' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Dziękujemy za zakup',
        message: 'Na następne zakupy: {{ coupon.code }}.',
        offer: 'Kupon na następne zakupy',
        action: 'Do sklepu',
      },
      en: {
        headline: 'Thank you for your order',
        message: 'For your next one: {{ coupon.code }}.',
        offer: 'A coupon for your next order',
        action: 'To the shop',
      },
    },
    gift: {
      name: { pl: 'Prezent w salonie', en: 'A gift in the store' },
      purpose: 'marketing',
      channels: ['email', 'sms'],
      pl: {
        headline: 'Prezent czeka w salonie',
        message: 'W podziękowaniu za zakupy w tym roku przygotowaliśmy drobny prezent do odbioru w salonie.',
        action: 'Znajdź salon',
      },
      en: {
        headline: 'A gift waits in the store',
        message: 'In thanks for this year’s orders we have a small gift for you to collect in a store.',
        action: 'Find a store',
      },
    },
  },
  segments: {},
  graph: (say) => ({
    entry: { kind: 'event', match: { event: 'Order Completed' } },
    start: 'delivered',
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 30 },
    goal: null,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }, { kind: 'detractor' }],
    plan: plan(60, [{ name: 'E-mail', channels: ['email', 'sms'] }]),
    nodes: [
      node(
        'delivered',
        'wait-event',
        { event: { event: 'Order Delivered' }, timeout: time(14, 'days') },
        { happened: 'days', timeout: 'days' },
      ),
      node('days', 'wait-time', { time: time(3, 'days') }, { next: 'best' }),
      node(
        'best',
        'condition',
        { when: { kind: 'computed', trait: 'value_12m', op: 'gte', value: 1_000 } },
        { yes: 'prepare', no: 'coupon' },
      ),
      node('coupon', 'coupon', { coupon: '@coupon' }, { next: 'thanks' }),
      node(
        'thanks',
        'message',
        { channel: 'email', content: '@text:thanks' },
        { sent: 'again', skipped: null },
      ),
      node(
        'prepare',
        'task',
        {
          desk: 'store',
          title: say({ pl: 'Przygotuj prezent dla klienta', en: 'Prepare a gift for the customer' }),
          due: time(3, 'days'),
        },
        { next: 'ready' },
      ),
      // Nobody is invited before the gift lies there.
      node('ready', 'wait-time', { time: time(3, 'days') }, { next: 'gift' }),
      node(
        'gift',
        'message',
        { channel: 'email', fallbacks: ['sms'], content: '@text:gift' },
        { sent: 'again', skipped: null },
      ),
      node(
        'again',
        'wait-event',
        { event: { event: 'Order Completed' }, timeout: time(30, 'days'), looksBack: false },
        { happened: 'goal', timeout: null },
      ),
      node('goal', 'goal'),
    ],
  }),
}

/** Once a customer, asleep for ninety days: a reminder, then a coupon on her best channel. */
export const reactivation: JourneyTemplate = {
  id: 'reactivation',
  icon: 'sunrise',
  name: { pl: 'Reaktywacja', en: 'Reactivation' },
  about: {
    pl: 'Dla uśpionych od 90 dni: przypomnienie, po tygodniu kupon najlepszym kanałem.',
    en: 'For those asleep for 90 days: a reminder, and a week later a coupon on the best channel.',
  },
  texts: {
    miss: {
      name: { pl: 'Dawno się nie widzieliśmy', en: 'It has been a while' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Sporo się u nas zmieniło',
        message: 'Nowa kolekcja, nowe salony i prostsze zwroty.',
        action: 'Zobacz nowości',
      },
      en: {
        headline: 'Much has changed here',
        message: 'A new collection, new stores and simpler returns.',
        action: 'See what is new',
      },
    },
    coupon: {
      name: { pl: 'Kupon na powrót', en: 'A coupon to come back' },
      purpose: 'marketing',
      channels: ['email', 'sms', 'web_push', 'app_push'],
      pl: {
        headline: 'Kupon na powrót',
        message: 'Kod: {{ coupon.code }}.',
        offer: 'Kupon na zakupy',
        action: 'Do sklepu',
      },
      en: {
        headline: 'A coupon to come back',
        message: 'Code: {{ coupon.code }}.',
        offer: 'A coupon',
        action: 'To the shop',
      },
    },
  },
  segments: {
    sleeping: {
      name: { pl: 'Uśpieni od 90 dni', en: 'Asleep for 90 days' },
      condition: {
        kind: 'all',
        of: [
          { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: 'ever' },
          { kind: 'not', of: boughtWithin(90) },
        ],
      },
    },
  },
  graph: () => ({
    entry: { kind: 'segment', segmentId: '@segment:sleeping', change: 'entered' },
    start: 'miss',
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 180 },
    holdOutPercent: 10,
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(30, [
      { name: 'E-mail', channels: ['email'] },
      { name: 'SMS', channels: ['sms', 'push', 'email'] },
    ]),
    nodes: [
      node('miss', 'message', { channel: 'email', content: '@text:miss' }, { sent: 'week', skipped: 'week' }),
      node('week', 'wait-time', { time: time(7, 'days') }, { next: 'coupon' }),
      node('coupon', 'coupon', { coupon: '@coupon' }, { next: 'best' }),
      node(
        'best',
        'best-channel',
        { channels: ['email', 'sms', 'push'] },
        { email: 'mail', sms: 'sms', push: 'push', none: null },
      ),
      node('mail', 'message', { channel: 'email', content: '@text:coupon' }, { sent: 'rest', skipped: null }),
      node('sms', 'message', { channel: 'sms', content: '@text:coupon' }, { sent: 'rest', skipped: null }),
      node('push', 'message', { channel: 'push', content: '@text:coupon' }, { sent: 'rest', skipped: null }),
      node('rest', 'wait-time', { time: time(21, 'days') }, { next: null }),
    ],
  }),
}
