import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router'
import { loadPart, type MessageKey } from '../i18n/t.ts'
import { PageLoading } from '../kit/states.tsx'
import { ApiError } from './client.ts'
import { NotFound, PageFailure } from './edge-pages.tsx'
import { meQuery, queryClient } from './queries.ts'
import * as searches from './searches.ts'
import { Shell } from './shell/shell.tsx'

interface Crumb {
  label: MessageKey
  parent?: {
    label: MessageKey
    to: '/customers' | '/customers/segments' | '/journeys' | '/campaigns' | '/content' | '/store' | '/data'
  }
}

/** A page by which customers are reached, with the words it needs. */
const reachPage = <M extends Record<string, unknown>>(load: () => Promise<M>) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadPart('reach')]))[0])

/** A page of a store, with the words it needs. */
const storePage = <M extends Record<string, unknown>>(load: () => Promise<M>) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadPart('store')]))[0])

/** A page of segments or journeys, with the words it needs. */
const journeysPage = <M extends Record<string, unknown>>(load: () => Promise<M>) =>
  lazyRouteComponent(async () => (await Promise.all([load(), loadPart('journeys'), loadPart('reach')]))[0])

const root = createRootRoute({ notFoundComponent: NotFound })

/** Everything behind the sign-in; without a session the way leads there and back again. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  loader: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    }
  },
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  staticData: { crumb: { label: 'nav.home' } },
  component: lazyRouteComponent(() => import('../features/home/home-page.tsx')),
})
const live = createRoute({
  getParentRoute: () => shell,
  path: '/live',
  staticData: { crumb: { label: 'nav.live' } },
  validateSearch: searches.readLive,
  component: lazyRouteComponent(() => import('../features/live/live-page.tsx')),
})
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  staticData: { crumb: { label: 'nav.customers' } },
  validateSearch: searches.readCustomers,
  component: lazyRouteComponent(() => import('../features/customers/customers-page.tsx')),
})
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$id',
  staticData: { crumb: { label: 'customer.one', parent: { label: 'nav.customers', to: '/customers' } } },
  validateSearch: searches.readCustomer,
  component: lazyRouteComponent(() => import('../features/customer/customer-page.tsx')),
})
const segments = createRoute({
  getParentRoute: () => shell,
  path: '/customers/segments',
  staticData: { crumb: { label: 'nav.segments', parent: { label: 'nav.customers', to: '/customers' } } },
  validateSearch: searches.readFiled,
  component: journeysPage(() => import('../features/segments/segments-page.tsx')),
})
const segment = createRoute({
  getParentRoute: () => shell,
  path: '/customers/segments/$id',
  staticData: {
    crumb: { label: 'nav.segment', parent: { label: 'nav.segments', to: '/customers/segments' } },
  },
  validateSearch: searches.readSegment,
  component: journeysPage(() => import('../features/segments/segment-page.tsx')),
})
const journeys = createRoute({
  getParentRoute: () => shell,
  path: '/journeys',
  staticData: { crumb: { label: 'nav.journeys' } },
  validateSearch: searches.readFiled,
  component: journeysPage(() => import('../features/journeys/journeys-page.tsx')),
})
const journey = createRoute({
  getParentRoute: () => shell,
  path: '/journeys/$id',
  component: journeysPage(() => import('../features/journeys/journey-page.tsx')),
})
const experiments = createRoute({
  getParentRoute: () => shell,
  path: '/journeys/experiments',
  component: journeysPage(() => import('../features/experiments/experiments-page.tsx')),
})
const experiment = createRoute({
  getParentRoute: () => shell,
  path: '/journeys/experiments/$id',
  component: journeysPage(() => import('../features/experiments/experiment-page.tsx')),
})
const campaigns = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns',
  staticData: { crumb: { label: 'nav.campaigns' } },
  validateSearch: searches.readCampaigns,
  component: reachPage(() => import('../features/campaigns/campaigns-page.tsx')),
})
const campaign = createRoute({
  getParentRoute: () => shell,
  path: '/campaigns/$id',
  staticData: { crumb: { label: 'nav.campaign', parent: { label: 'nav.campaigns', to: '/campaigns' } } },
  component: reachPage(() => import('../features/campaigns/campaign-page.tsx')),
})
const content = createRoute({
  getParentRoute: () => shell,
  path: '/content',
  staticData: { crumb: { label: 'nav.content' } },
  validateSearch: searches.readContent,
  component: reachPage(() => import('../features/content/content-page.tsx')),
})
const series = createRoute({
  getParentRoute: () => shell,
  path: '/content/series/$id',
  staticData: { crumb: { label: 'nav.series', parent: { label: 'nav.content', to: '/content' } } },
  component: reachPage(() => import('../features/content/series/series-page.tsx')),
})
const studio = createRoute({
  getParentRoute: () => shell,
  path: '/content/$id',
  staticData: { crumb: { label: 'nav.message', parent: { label: 'nav.content', to: '/content' } } },
  validateSearch: searches.readStudio,
  component: reachPage(() => import('../features/content/studio/studio-page.tsx')),
})
/** What a store works with, as tabs: each page hangs in here and in `features/store/store-tabs.ts`. */
const store = createRoute({
  getParentRoute: () => shell,
  path: '/store',
  staticData: { crumb: { label: 'nav.store' } },
  component: storePage(() => import('../features/store/store-frame-page.tsx')),
})
const advisor = createRoute({
  getParentRoute: () => store,
  path: '/',
  validateSearch: searches.readAdvisor,
  component: storePage(() => import('../features/store/advisor-page.tsx')),
})
const orders = createRoute({
  getParentRoute: () => store,
  path: 'orders',
  validateSearch: searches.readOrders,
  component: storePage(() => import('../features/orders/orders-page.tsx')),
})
const catalogue = createRoute({
  getParentRoute: () => store,
  path: 'catalogue',
  validateSearch: searches.readCatalogue,
  component: storePage(() => import('../features/catalogue/catalogue-page.tsx')),
})
const product = createRoute({
  getParentRoute: () => store,
  path: 'catalogue/$id',
  validateSearch: searches.readProduct,
  component: storePage(() => import('../features/catalogue/product-page.tsx')),
})
const stores = createRoute({
  getParentRoute: () => store,
  path: 'stores',
  validateSearch: searches.readStores,
  component: storePage(() => import('../features/catalogue/stores/stores-page.tsx')),
})
const loyalty = createRoute({
  getParentRoute: () => store,
  path: 'loyalty',
  component: storePage(() => import('../features/loyalty/loyalty-page.tsx')),
})
const coupons = createRoute({
  getParentRoute: () => store,
  path: 'coupons',
  component: storePage(() => import('../features/coupons/coupons-page.tsx')),
})
const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/outbox',
  staticData: { crumb: { label: 'nav.outbox' } },
  validateSearch: searches.readOutbox,
  component: reachPage(() => import('../features/outbox/outbox-page.tsx')),
})
const consents = createRoute({
  getParentRoute: () => shell,
  path: '/consents',
  staticData: { crumb: { label: 'nav.consents' } },
  validateSearch: searches.readConsents,
  component: reachPage(() => import('../features/consents/consents-page.tsx')),
})
const data = createRoute({
  getParentRoute: () => shell,
  path: '/data',
  staticData: { crumb: { label: 'nav.data' } },
  validateSearch: searches.readData,
  component: lazyRouteComponent(() => import('../features/data/data-page.tsx')),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/data/imports',
  staticData: { crumb: { label: 'nav.imports', parent: { label: 'nav.data', to: '/data' } } },
  component: storePage(() => import('../features/imports/imports-page.tsx')),
})
const importPage = createRoute({
  getParentRoute: () => shell,
  path: '/data/imports/$id',
  staticData: { crumb: { label: 'nav.imports', parent: { label: 'nav.data', to: '/data' } } },
  component: storePage(() => import('../features/imports/import-page.tsx')),
})
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  staticData: { crumb: { label: 'nav.settings' } },
  validateSearch: searches.readSettings,
  component: reachPage(() => import('../features/settings/settings-page.tsx')),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: searches.readSignIn,
  component: lazyRouteComponent(() => import('../features/entry/sign-in-page.tsx')),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: searches.readWelcome,
  component: lazyRouteComponent(() => import('../features/entry/welcome-page.tsx')),
})
const kit = createRoute({
  getParentRoute: () => root,
  path: '/kit',
  component: lazyRouteComponent(() => import('../features/kit/kit-page.tsx')),
})

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([
      home,
      live,
      customers,
      customer,
      segments,
      segment,
      journeys,
      journey,
      experiments,
      experiment,
      campaigns,
      campaign,
      content,
      series,
      studio,
      store.addChildren([advisor, orders, catalogue, product, stores, loyalty, coupons]),
      outbox,
      consents,
      data,
      imports,
      importPage,
      settings,
    ]),
    signIn,
    welcome,
    kit,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageFailure,
  scrollRestoration: true,
  // Addresses carry plain words: read as JSON, the guest code 52e8 would be a number with eight noughts.
  parseSearch: parseSearchWith((word) => word),
  stringifySearch: stringifySearchWith(String),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    crumb?: Crumb
  }
}
