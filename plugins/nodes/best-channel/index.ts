import { channelNames, sayChannels } from '@splot/contract/journey/channel-words'
import { defineNode, type Engagement, type JourneyChannel, type NodeInput } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  channels: nodeField.channels({ pl: 'Kanały', en: 'Channels' }).default(['email', 'sms', 'push']),
  purpose: nodeField.purpose({ pl: 'Cel kontaktu', en: 'Purpose' }).default('marketing'),
  explore: field
    .integer({ pl: 'Losowo, w procentach', en: 'By chance, per cent' }, [0, 50], {
      pl: 'Tak poznaje się pozostałe kanały',
      en: 'How the other channels are learnt about',
    })
    .default(10),
})

/** Messages that everybody's rate weighs as much as. */
const priorMessages = 10

/** A click says more than an opening, which a mail program may make by itself. */
const countAnswers = ({ opened, clicked }: Engagement): number =>
  clicked + 0.2 * Math.max(0, opened - clicked)

type Figures = NodeInput<unknown>['facts']['engagement']

function scoreOf(channel: JourneyChannel, figures: Figures): number {
  const of = figures.get(channel)
  if (of === undefined) return 0
  const prior = of.all.sent === 0 ? 0 : countAnswers(of.all) / of.all.sent
  return (countAnswers(of.hers) + prior * priorMessages) / (of.hers.sent + priorMessages)
}

/** The way of the channel on which she answers best. */
export const bestChannel = defineNode({
  id: 'best-channel',
  label: { pl: 'Najlepszy kanał', en: 'Best channel' },
  hint: {
    pl: 'Droga kanału, na który klient najchętniej odpowiada.',
    en: 'The channel the customer answers most.',
  },
  icon: 'signpost',
  category: 'decide',
  options,
  outputs: ({ channels }) =>
    [...new Set(channels)]
      .map((id) => ({ id: `${id}`, label: channelNames[id] }))
      .concat({ id: 'none', label: noneWords }),
  asks: ({ channels, purpose }) => ({ reach: { purpose, channels }, engagement: channels }),
  decide({ options: { channels, explore }, chance, facts }) {
    const open = [...new Set(channels)].filter((one) => (facts.reach.get(one) ?? 'open') === 'open')
    const [first] = open
    if (first === undefined) {
      const why = channels.map((one) => facts.reach.get(one)).find((one) => one !== undefined)
      return { kind: 'next', output: 'none', ...(why === undefined ? {} : { because: why }) }
    }
    const part = explore / 100
    if (chance < part)
      return {
        kind: 'next',
        output: open[Math.floor((chance / part) * open.length)] ?? first,
        because: 'by_chance',
      }
    const best = open.reduce((top, one) =>
      scoreOf(one, facts.engagement) > scoreOf(top, facts.engagement) ? one : top,
    )
    return { kind: 'next', output: best, because: 'answers_best' }
  },
  explain: ({ channels }, lang) =>
    (lang === 'pl' ? 'Wybiera najlepszy kanał: ' : 'Chooses the best channel: ') +
    sayChannels(channels, lang),
})

const noneWords = { pl: 'żaden nie jest otwarty', en: 'none is open' }
