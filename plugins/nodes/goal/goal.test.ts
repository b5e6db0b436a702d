import { testNode } from '@splot/contract/plugin/node-suite.testkit'
import { goalNode } from './index.ts'

testNode(goalNode, { options: [{}] })
