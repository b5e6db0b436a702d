export const snippetKinds = ['script', 'browser', 'node', 'curl'] as const
export type SnippetKind = (typeof snippetKinds)[number]

interface Target {
  writeKey: string
  origin: string
}

const script = ({ writeKey, origin }: Target): string => `<script
  src="${origin}/splot.js"
  data-key="${writeKey}"
></script>

<script>
  analytics.track('Product Added', {
    name: 'Golf „Szron”, M',
    price: 389.0,
    currency: 'PLN',
  })
</script>`

const browser = ({ writeKey, origin }: Target): string => `npm install @segment/analytics-next

import { AnalyticsBrowser } from '@segment/analytics-next'

const analytics = AnalyticsBrowser.load(
  { writeKey: '${writeKey}', cdnURL: '${origin}' },
  {
    integrations: {
      'Segment.io': {
        apiHost: '${hostOf(origin)}/v1',
        protocol: '${origin.split(':')[0]}',
      },
    },
  },
)

analytics.page()
analytics.track('Product Added', {
  name: 'Golf „Szron”, M',
  price: 389.0,
  currency: 'PLN',
})`

const node = ({ writeKey, origin }: Target): string => `npm install @segment/analytics-node

import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({
  writeKey: '${writeKey}',
  host: '${origin}',
})

analytics.identify({
  userId: 'k-1024',
  traits: { email: 'maja@poczta.example', firstName: 'Maja' },
})
analytics.track({
  userId: 'k-1024',
  event: 'Order Completed',
  properties: { order_id: '4817', total: 389.0, currency: 'PLN' },
})

await analytics.closeAndFlush()`

const curl = ({ writeKey, origin }: Target): string => `curl ${origin}/v1/track \\
  -u '${writeKey}:' \\
  -H 'content-type: application/json' \\
  -d '{
    "userId": "k-1024",
    "event": "Order Completed",
    "properties": { "order_id": "4817", "total": 389.0, "currency": "PLN" }
  }'`

const hostOf = (origin: string): string => origin.replace(/^https?:\/\//, '')

const writers: Record<SnippetKind, (target: Target) => string> = { script, browser, node, curl }

/** The code for one way of sending, ready to be pasted. */
export const writeSnippet = (kind: SnippetKind, target: Target): string => writers[kind](target)
