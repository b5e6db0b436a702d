import { boughtSince, boughtWithin, type JourneyTemplate, node, plan, time } from './template.ts'

/** A good customer who went away: a consultant calls. */
export const winBack: JourneyTemplate = {
  id: 'win-back-call',
  icon: 'phone-call',
  name: { pl: 'Telefon do odchodzących', en: 'Win-back by a call' },
  about: {
    pl: 'Gdy dobry klient znika na pół roku, konsultant dzwoni; po rozmowie bez zakupu idzie e-mail.',
    en: 'When a good customer is gone for half a year a consultant calls; an e-mail follows where nothing was bought.',
  },
  texts: {
    after: {
      name: { pl: 'Po rozmowie', en: 'After the call' },
      purpose: 'marketing',
      channels: ['email'],
      pl: {
        headline: 'Dziękujemy za rozmowę',
        message: 'Wybraliśmy kilka rzeczy, o których była mowa.',
        action: 'Zobacz',
      },
      en: {
        headline: 'Thank you for the talk',
        message: 'Here are a few of the things we spoke about.',
        action: 'See them',
      },
    },
  },
  segments: {
    leaving: {
      name: {
        pl: 'Dobrzy klienci bez zakupu od pół roku',
        en: 'Good customers without a purchase for half a year',
      },
      condition: {
        kind: 'all',
        of: [
          { kind: 'orders', measure: 'count', op: 'gte', value: 3, window: 'ever' },
          { kind: 'not', of: boughtWithin(180) },
        ],
      },
    },
  },
  graph: (say) => ({
    entry: { kind: 'segment', segmentId: '@segment:leaving', change: 'entered' },
    start: 'hour',
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 365 },
    goal: boughtSince,
    exits: [{ kind: 'withdrew' }, { kind: 'complained' }],
    plan: plan(
      30,
      [
        { name: say({ pl: 'Telefon', en: 'Call' }), channels: ['phone_human'] },
        { name: 'E-mail', channels: ['email'] },
      ],
      10,
    ),
    nodes: [
      node('hour', 'wait-until', { time: '10:00', weekdays: [1, 2, 3, 4, 5] }, { next: 'call' }),
      node(
        'call',
        'task',
        {
          desk: 'consultant',
          title: say({
            pl: 'Zadzwoń: dobry klient od pół roku nie kupuje',
            en: 'Call: a good customer gone for half a year',
          }),
          note: say({
            pl: 'Zapytaj, co było nie tak. Zaproponuj przymiarkę w salonie.',
            en: 'Ask what went wrong. Offer a fitting in the store.',
          }),
          due: time(2, 'days'),
        },
        { next: 'talk' },
      ),
      node(
        'talk',
        'wait-event',
        { event: { event: 'Call Ended' }, timeout: time(7, 'days') },
        { happened: 'after', timeout: null },
      ),
      node('after', 'message', { channel: 'email', content: '@text:after' }, { sent: 'rest', skipped: null }),
      node('rest', 'wait-time', { time: time(21, 'days') }, { next: null }),
    ],
  }),
}
