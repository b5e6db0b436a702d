// Generated from the folders beside it by scripts/generate-plugins.ts; do not edit.
import type { Channel } from '@splot/contract/plugin/channel'
import type { JourneyNode } from '@splot/contract/plugin/node'
import type { Payment } from '@splot/contract/plugin/payment'
import type { Source } from '@splot/contract/plugin/source'
import { emailSmtp } from './channels/email-smtp/index.ts'
import { onSite } from './channels/on-site/index.ts'
import { postFile } from './channels/post-file/index.ts'
import { pushApns } from './channels/push-apns/index.ts'
import { pushFcm } from './channels/push-fcm/index.ts'
import { smsHttp } from './channels/sms-http/index.ts'
import { smsSmpp } from './channels/sms-smpp/index.ts'
import { smsSmsapi } from './channels/sms-smsapi/index.ts'
import { webPush } from './channels/web-push/index.ts'
import { webhook } from './channels/webhook/index.ts'
import { przelewy24 } from './payments/przelewy24/index.ts'
import { sandbox } from './payments/sandbox/index.ts'
import { stripe } from './payments/stripe/index.ts'
import { carrier } from './sources/carrier/index.ts'
import { erp } from './sources/erp/index.ts'
import { inpost } from './sources/inpost/index.ts'
import { pos } from './sources/pos/index.ts'
import { prestashop } from './sources/prestashop/index.ts'
import { shopify } from './sources/shopify/index.ts'
import { vendure } from './sources/vendure/index.ts'
import { webhookSource } from './sources/webhook/index.ts'
import { woocommerce } from './sources/woocommerce/index.ts'

export const channels: readonly Channel[] = [
  emailSmtp,
  onSite,
  postFile,
  pushApns,
  pushFcm,
  smsHttp,
  smsSmpp,
  smsSmsapi,
  webPush,
  webhook,
]

export const nodes: readonly JourneyNode[] = []

export const payments: readonly Payment[] = [
  przelewy24,
  sandbox,
  stripe,
]

export const sources: readonly Source[] = [
  carrier,
  erp,
  inpost,
  pos,
  prestashop,
  shopify,
  vendure,
  webhookSource,
  woocommerce,
]
