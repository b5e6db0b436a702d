import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { couponNode } from './index.ts'

testNode(couponNode, { options: [{ coupon: 'p-1' }], bad: [{}, { coupon: '' }] })
