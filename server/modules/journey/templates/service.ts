import { boughtSince, type JourneyTemplate, node, plan, time } from './template.ts'

/** Walks by a store: an invitation, at most once a week. */
export const nearStore: JourneyTemplate = {
  id: 'near-store',
  icon: 'map-pin',
  name: { pl: 'W pobliżu salonu', en: 'Near the store' },
  about: {
    pl: 'Zaproszenie push, gdy klient jest blisko salonu, najwyżej raz w tygodniu i tylko w najbliższej godzinie.',
    en: 'A push invitation when a customer is near a store, once a week at most and only within the hour.',
  },
  texts: {
    near: {
      name: { pl: 'Zapraszamy do salonu', en: 'Come in' },
      purpose: 'marketing',
      channels: ['app_push', 'web_push'],
      pl: {
        headline: 'Salon jest tuż obok',
        message: 'Ulubione rzeczy można dziś przymierzyć na miejscu.',
        action: 'Zobacz stan salonu',
      },
      en: {
        headline: 'The store is around the corner',
        message: 'You can try on your favourites there today.',
        action: 'See what is in stock',
      },
    },
  },
  segments: {},
  graph: () => ({
    entry: { kind: 'event', match: { event: 'Geofence Entered' } },
    start: 'push',
    reEntry: { rule: { kind: 'per', period: 'week' }, isAlone: true, restDays: 7 },
    goal: {
      ...{
        kind: 'event',
        events: ['Customer Checked In', 'Sale Completed'],
        measure: 'count',
        op: 'gte',
        value: 1,
      },
      window: { since: 'entry' },
    },
    exits: [{ kind: 'withdrew' }],
    plan: plan(1, [{ name: 'Push', channels: ['push'] }]),
    nodes: [
      node(
        'push',
        'message',
        { channel: 'push', content: '@text:near', life: time(1, 'hours') },
        { sent: 'day', skipped: null },
      ),
      node('day', 'wait-time', { time: time(1, 'days') }, { next: null }),
    ],
  }),
}

/** An order waits in the store: a reminder after two days, then somebody of the store calls. */
export const pickupReminder: JourneyTemplate = {
  id: 'pickup-reminder',
  icon: 'package',
  name: { pl: 'Przypomnienie o odbiorze', en: 'Pick-up reminder' },
  about: {
    pl: 'Gdy zamówienie czeka w salonie drugi dzień: SMS lub e-mail, a po kolejnych trzech dniach telefon z salonu.',
    en: 'When an order has waited in the store for two days: a text or an e-mail, and three days later a call.',
  },
  texts: {
    waits: {
      name: { pl: 'Zamówienie czeka w salonie', en: 'Your order waits in the store' },
      purpose: 'service',
      channels: ['sms', 'email'],
      pl: {
        headline: 'Zamówienie czeka w salonie',
        message: 'Prosimy o odbiór w ciągu trzech dni. Godziny otwarcia są na stronie salonu.',
        action: 'Zobacz godziny otwarcia',
      },
      en: {
        headline: 'Your order waits in the store',
        message: 'Please collect it within three days. Opening hours are on the store’s page.',
        action: 'See opening hours',
      },
    },
  },
  segments: {},
  graph: (say) => ({
    entry: { kind: 'event', match: { event: 'Pickup Ready' } },
    start: 'wait',
    reEntry: { rule: { kind: 'each' }, isAlone: false, restDays: 0 },
    goal: {
      ...{ kind: 'event', events: ['Pickup Collected'], measure: 'count', op: 'gte', value: 1 },
      window: { since: 'entry' },
    },
    exits: [
      {
        kind: 'event',
        reason: say({ pl: 'Termin odbioru minął', en: 'The pick-up expired' }),
        match: { event: 'Pickup Expired' },
      },
    ],
    plan: plan(7, [
      { name: 'SMS', channels: ['sms', 'email'] },
      { name: say({ pl: 'Salon', en: 'Store' }), channels: ['phone_human'] },
    ]),
    nodes: [
      node('wait', 'wait-time', { time: time(2, 'days') }, { next: 'tell' }),
      node(
        'tell',
        'message',
        {
          channel: 'sms',
          fallbacks: ['email'],
          purpose: 'service',
          lane: 'transactional',
          content: '@text:waits',
        },
        { sent: 'more', skipped: 'call' },
      ),
      node('more', 'wait-time', { time: time(3, 'days') }, { next: 'call' }),
      node(
        'call',
        'task',
        {
          desk: 'store',
          title: say({
            pl: 'Zadzwoń: zamówienie czeka na odbiór',
            en: 'Call: an order waits to be collected',
          }),
          due: time(1, 'days'),
        },
        { next: 'end' },
      ),
      node('end', 'wait-time', { time: time(2, 'days') }, { next: null }),
    ],
  }),
}

/** Every week the same hour, for whoever agreed. */
export const newsletter: JourneyTemplate = {
  id: 'newsletter',
  icon: 'newspaper',
  name: { pl: 'Cykliczny newsletter', en: 'Recurring newsletter' },
  about: {
    pl: 'W każdy czwartek o 10:00 do wszystkich, którzy zgodzili się na e-maile.',
    en: 'Every Thursday at 10:00, to all who agreed to e-mail.',
  },
  texts: {
    issue: {
      name: { pl: 'Newsletter', en: 'Newsletter' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Nowości tygodnia',
        message: 'Trzy rzeczy, które warto zobaczyć w tym tygodniu.',
        action: 'Zobacz nowości',
      },
      en: {
        headline: 'New this week',
        message: 'Three things worth seeing this week.',
        action: 'See what is new',
      },
    },
  },
  segments: {
    readers: {
      name: { pl: 'Zgoda na newsletter', en: 'Agreed to the newsletter' },
      condition: { kind: 'consent', purpose: 'marketing', channel: 'email' },
    },
  },
  graph: () => ({
    entry: {
      ...{ kind: 'schedule', segmentId: '@segment:readers' },
      every: { kind: 'week', weekdays: [4], time: '10:00' },
    },
    start: 'mail',
    reEntry: { rule: { kind: 'per', period: 'week' }, isAlone: false, restDays: 0 },
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(7, [{ name: 'E-mail', channels: ['email'] }], 100),
    nodes: [
      node('mail', 'message', { channel: 'email', content: '@text:issue' }, { sent: 'days', skipped: null }),
      node('days', 'wait-time', { time: time(3, 'days') }, { next: null }),
    ],
  }),
}
