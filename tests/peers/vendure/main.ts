import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSplotPlugin, type VendureCore } from '../../../examples/vendure/splot-plugin.ts'

/**
 * A real Vendure shop with two sizes of one shoe, which tells a Splot. Its packages lie in the folder given; where it listens
 * and whom it tells come from the environment. Prints `ready` once it sells.
 */
const [, , folder = ''] = process.argv
const { PEER_PORT = '', PEER_URL = '', PEER_SECRET = '' } = process.env

/** What is used of Vendure here. */
interface Core extends VendureCore {
  bootstrap(config: object): Promise<Shop>
  mergeConfig(one: unknown, other: object): object
  DefaultLogger: new (o: { level: number }) => object
}
interface Shop {
  get(service: unknown): { start(): Promise<void> }
}
interface Cli {
  populate(start: () => Promise<Shop>, initial: object, products: string): Promise<Shop>
}

const load = createRequire(join(folder, 'package.json'))
const core: Core = load('@vendure/core')
const { populate }: Cli = load('@vendure/core/cli')

const scratch = mkdtempSync(join(tmpdir(), 'splot-vendure-'))
const head = 'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand'
writeFileSync(
  join(scratch, 'products.csv'),
  [
    `${head},trackInventory,variantAssets,variantFacets`,
    'Trzewiki Jodła,trzewiki-jodla,<p>Skóra</p>,,,Rozmiar,38,trz-jodla-38,425.00,standard,5,true,,',
    ',,,,,,39,trz-jodla-39,425.00,standard,2,true,,',
    '',
  ].join('\n'),
)

const config = core.mergeConfig(core.defaultConfig, {
  logger: new core.DefaultLogger({ level: 1 }),
  apiOptions: { hostname: '127.0.0.1', port: Number(PEER_PORT) },
  authOptions: { tokenMethod: ['bearer'], requireVerification: false },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, autoSave: false, location: join(scratch, 'shop') },
  importExportOptions: { importAssetsDir: scratch },
  paymentOptions: { paymentMethodHandlers: [core.dummyPaymentHandler] },
  plugins: [makeSplotPlugin(core, { url: PEER_URL, secret: PEER_SECRET })],
})

const automatic = { name: 'automaticSettle', value: 'true' }
const initial = {
  defaultLanguage: 'en',
  defaultZone: 'Europa',
  countries: [{ name: 'Polska', code: 'PL', zone: 'Europa' }],
  taxRates: [{ name: 'standard', percentage: 23 }],
  shippingMethods: [{ name: 'Kurier', price: 1_299 }],
  paymentMethods: [{ name: 'dummy', handler: { code: 'dummy-payment-handler', arguments: [automatic] } }],
  collections: [],
}

const shop = await populate(() => core.bootstrap(config), initial, join(scratch, 'products.csv'))
await shop.get(core.JobQueueService).start()
process.stdout.write('ready\n')
