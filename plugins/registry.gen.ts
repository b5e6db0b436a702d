// Generated from the folders beside it by scripts/generate-plugins.ts; do not edit.
import type { Channel } from '@splot/contract/plugin/channel'
import type { Destination } from '@splot/contract/plugin/destination'
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
import { amazonAds } from './destinations/amazon-ads/index.ts'
import { csvSftp } from './destinations/csv-sftp/index.ts'
import { googleCustomerMatch } from './destinations/google-customer-match/index.ts'
import { metaAudiences } from './destinations/meta-audiences/index.ts'
import { audienceNode } from './nodes/audience/index.ts'
import { bestChannel } from './nodes/best-channel/index.ts'
import { bySegment } from './nodes/by-segment/index.ts'
import { conditionNode } from './nodes/condition/index.ts'
import { couponNode } from './nodes/coupon/index.ts'
import { exitNode } from './nodes/exit/index.ts'
import { goalNode } from './nodes/goal/index.ts'
import { holdOut } from './nodes/hold-out/index.ts'
import { messageNode } from './nodes/message/index.ts'
import { pointsNode } from './nodes/points/index.ts'
import { splitNode } from './nodes/split/index.ts'
import { startStop } from './nodes/start-stop/index.ts'
import { taskNode } from './nodes/task/index.ts'
import { updateNode } from './nodes/update/index.ts'
import { waitEvent } from './nodes/wait-event/index.ts'
import { waitSegment } from './nodes/wait-segment/index.ts'
import { waitTime } from './nodes/wait-time/index.ts'
import { waitUntil } from './nodes/wait-until/index.ts'
import { webhookNode } from './nodes/webhook/index.ts'
import { przelewy24 } from './payments/przelewy24/index.ts'
import { sandbox } from './payments/sandbox/index.ts'
import { stripe } from './payments/stripe/index.ts'
import { carrier } from './sources/carrier/index.ts'
import { erp } from './sources/erp/index.ts'
import { feed } from './sources/feed/index.ts'
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

export const destinations: readonly Destination[] = [
  amazonAds,
  csvSftp,
  googleCustomerMatch,
  metaAudiences,
]

export const nodes: readonly JourneyNode[] = [
  audienceNode,
  bestChannel,
  bySegment,
  conditionNode,
  couponNode,
  exitNode,
  goalNode,
  holdOut,
  messageNode,
  pointsNode,
  splitNode,
  startStop,
  taskNode,
  updateNode,
  waitEvent,
  waitSegment,
  waitTime,
  waitUntil,
  webhookNode,
]

export const payments: readonly Payment[] = [
  przelewy24,
  sandbox,
  stripe,
]

export const sources: readonly Source[] = [
  carrier,
  erp,
  feed,
  inpost,
  pos,
  prestashop,
  shopify,
  vendure,
  webhookSource,
  woocommerce,
]
