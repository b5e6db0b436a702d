import { testChannel } from '@splot/contract/plugin/channel-suite.testkit'
import { openNetwork } from '../../open-network.testkit.ts'
import { onSite } from './index.ts'

testChannel(onSite, {
  message: {
    address: 'c1',
    content: {
      slot: 'home-top',
      title: 'Wróciło w Twoim rozmiarze',
      body: 'Płaszcz, 38',
      url: 'https://sklep.example.pl/p/7',
    },
  },
  openNetwork,
  isLocal: true,
})
