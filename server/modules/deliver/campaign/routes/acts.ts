import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../../platform/http/route.ts'
import { showFinding } from '../../schema/channels.ts'
import * as api from '../schema/api.ts'
import { changeState, launchCampaign } from '../service/acts.ts'
import { checkCampaign } from '../service/check.ts'
import type { CampaignDeps } from '../service/deps.ts'
import { inspectReceivers } from '../service/receivers.ts'
import { sendTest } from '../service/test-send.ts'
import { showCampaign, showCheck } from './show.ts'

/** The check before launch, the launch, and what can be asked of a campaign on its way. */
export function createActRoutes(deps: CampaignDeps): AnyRoute[] {
  return [
    checkRoute(deps),
    receiversRoute(deps),
    testRoute(deps),
    launchRoute(deps),
    stateRoute(deps, {
      act: 'pause',
      path: 'pause',
      id: 'pauseCampaign',
      summary: 'Hold what has not left yet',
    }),
    stateRoute(deps, { act: 'resume', path: 'resume', id: 'resumeCampaign', summary: 'Go on after a pause' }),
    stateRoute(deps, {
      act: 'goOn',
      path: 'go-on',
      id: 'continueCampaign',
      summary: 'After the sample: write to the rest',
    }),
    stateRoute(deps, {
      act: 'stop',
      path: 'stop',
      id: 'stopCampaign',
      summary: 'Stop for good: what has not left never will',
    }),
  ]
}

function checkRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns/{id}/check',
    id: 'checkCampaign',
    summary: 'Whom it would reach and why not the others, what it costs, what is missing, what collides',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.checkReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language }) =>
      showCheck(await checkCampaign(deps, workspaceId, params.id, language), language),
  })
}

function receiversRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns/{id}/receivers',
    id: 'inspectCampaign',
    summary: 'What receivers will find about its messages: whether the sender’s domain vouches for them',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.receiversReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, language }) {
      const inspected = await inspectReceivers(deps, workspaceId, params.id)
      return {
        items: inspected.map(({ channel, findings }) => ({
          channel,
          findings: findings.map((one) => showFinding(one, language)),
        })),
      }
    },
  })
}

function testRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaigns/{id}/test',
    id: 'testCampaign',
    summary: 'Send the mail to oneself, as the first of its audience would get it, or a made-up person',
    scope: 'campaigns:write',
    params: api.idParams,
    reply: z.object({
      address: z.string(),
      isSample: z.boolean().describe('Nobody of the audience could be shown: a made-up person stands in it'),
    }),
    errors: ['not_found', 'content_missing', 'address_missing'],
    handle: ({ params, workspaceId, actor }) =>
      sendTest(deps, workspaceId, { ...params, actor, seesPii: actor.scopes.has('customers:pii') }),
  })
}

function launchRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaigns/{id}/launch',
    id: 'launchCampaign',
    summary: 'Launch a draft; a message to everybody, or to nobody, needs the count confirmed',
    scope: 'campaigns:launch',
    params: api.idParams,
    body: api.launchBody,
    reply: api.campaignReply,
    errors: [
      'not_found',
      'kpi_missing',
      'audience_missing',
      'content_missing',
      'campaign_unready',
      'count_unconfirmed',
      'campaign_state',
      'revision_changed',
    ],
    handle: async ({ params, body, workspaceId, actor }) =>
      showCampaign(await launchCampaign(deps, workspaceId, { ...params, ...body, actor })),
  })
}

interface StateAct {
  act: 'pause' | 'resume' | 'goOn' | 'stop'
  path: string
  id: string
  summary: string
}

const stateRoute = (deps: CampaignDeps, { act, path, id, summary }: StateAct): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: `/api/v1/campaigns/{id}/${path}`,
    id,
    summary,
    scope: 'campaigns:launch',
    params: api.idParams,
    reply: api.campaignReply,
    errors: ['not_found', 'campaign_state'],
    handle: async ({ params, workspaceId, actor }) =>
      showCampaign(await changeState(deps, workspaceId, { ...params, act, actor })),
  })
