import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { expect, it } from 'vitest'
import { openNetwork } from '../../open-network.testkit.ts'
import { writeRow } from './csv.ts'
import { postFile } from './index.ts'

testChannel(postFile, {
  message: {
    address: 'Anna Żółw, Długa 1, 00-001 Warszawa',
    content: {
      name: 'Anna Żółw',
      street: 'Długa 1/2',
      postcode: '00-001',
      city: 'Warszawa',
      salutation: 'Szanowna Pani',
      body: 'Zapraszamy do salonu.',
    },
  },
  settings: { job: 'wiosna' },
  openNetwork,
  isLocal: true,
})

it('quotes, and lets no value be a formula', () => {
  expect(writeRow(['a;b', 'say "hi"', '=cmd()', '＝1', '-5'])).toBe(
    `"a;b";"say ""hi""";"'=cmd()";"'＝1";"'-5"\r\n`,
  )
})
