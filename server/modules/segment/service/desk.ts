import type { AnyRoute } from '../../../platform/http/route.ts'
import { createAskRoutes } from '../routes/ask.ts'
import { createPeopleRoutes } from '../routes/people.ts'
import { createDefinitionRoutes } from '../routes/segments.ts'
import type { DeskDeps } from './desk-deps.ts'

/** What people ask of segments, over HTTP. Fixed words stand before ids in the addresses. */
export const createSegmentDesk = (deps: DeskDeps): AnyRoute[] => [
  ...createAskRoutes(deps),
  ...createDefinitionRoutes(deps),
  ...createPeopleRoutes(deps),
]
