// Generated from the files of this folder by scripts/generate-events.ts; do not edit.
import type { EventDef } from './event.ts'
import { adClicked } from './ad-clicked.ts'
import { adViewed } from './ad-viewed.ts'
import { addressSuppressed } from './address-suppressed.ts'
import { alias } from './alias.ts'
import { applicationBackgrounded } from './application-backgrounded.ts'
import { applicationInstalled } from './application-installed.ts'
import { applicationOpened } from './application-opened.ts'
import { beaconSeen } from './beacon-seen.ts'
import { bookingCancelled } from './booking-cancelled.ts'
import { bookingMade } from './booking-made.ts'
import { callAnswered } from './call-answered.ts'
import { callEnded } from './call-ended.ts'
import { callMissed } from './call-missed.ts'
import { callStarted } from './call-started.ts'
import { callTransferred } from './call-transferred.ts'
import { callbackRequested } from './callback-requested.ts'
import { cardLinked } from './card-linked.ts'
import { cartShared } from './cart-shared.ts'
import { cartUpdated } from './cart-updated.ts'
import { cartViewed } from './cart-viewed.ts'
import { caseClosed } from './case-closed.ts'
import { caseOpened } from './case-opened.ts'
import { caseUpdated } from './case-updated.ts'
import { checkoutStarted } from './checkout-started.ts'
import { checkoutStepCompleted } from './checkout-step-completed.ts'
import { checkoutStepViewed } from './checkout-step-viewed.ts'
import { codeScanned } from './code-scanned.ts'
import { consentConfirmed } from './consent-confirmed.ts'
import { consentGranted } from './consent-granted.ts'
import { consentRenewed } from './consent-renewed.ts'
import { consentWithdrawn } from './consent-withdrawn.ts'
import { contactFrequencyChosen } from './contact-frequency-chosen.ts'
import { contactLogged } from './contact-logged.ts'
import { couponApplied } from './coupon-applied.ts'
import { couponDenied } from './coupon-denied.ts'
import { couponEntered } from './coupon-entered.ts'
import { couponGiven } from './coupon-given.ts'
import { couponRemoved } from './coupon-removed.ts'
import { customerCheckedIn } from './customer-checked-in.ts'
import { deepLinkOpened } from './deep-link-opened.ts'
import { displayViewed } from './display-viewed.ts'
import { emailBounced } from './email-bounced.ts'
import { emailDelivered } from './email-delivered.ts'
import { emailLinkClicked } from './email-link-clicked.ts'
import { emailMarkedAsSpam } from './email-marked-as-spam.ts'
import { emailOpened } from './email-opened.ts'
import { emailSent } from './email-sent.ts'
import { experimentViewed } from './experiment-viewed.ts'
import { formStarted } from './form-started.ts'
import { formSubmitted } from './form-submitted.ts'
import { formViewed } from './form-viewed.ts'
import { geofenceEntered } from './geofence-entered.ts'
import { geofenceLeft } from './geofence-left.ts'
import { group } from './group.ts'
import { identify } from './identify.ts'
import { leadCreated } from './lead-created.ts'
import { letterReturned } from './letter-returned.ts'
import { letterSent } from './letter-sent.ts'
import { liveChatConversationEnded } from './live-chat-conversation-ended.ts'
import { liveChatConversationStarted } from './live-chat-conversation-started.ts'
import { liveChatMessageReceived } from './live-chat-message-received.ts'
import { liveChatMessageSent } from './live-chat-message-sent.ts'
import { loyaltyTierChanged } from './loyalty-tier-changed.ts'
import { objectionRaised } from './objection-raised.ts'
import { objectionWithdrawn } from './objection-withdrawn.ts'
import { orderCancelled } from './order-cancelled.ts'
import { orderCompleted } from './order-completed.ts'
import { orderDelivered } from './order-delivered.ts'
import { orderRefunded } from './order-refunded.ts'
import { orderShipped } from './order-shipped.ts'
import { orderUpdated } from './order-updated.ts'
import { page } from './page.ts'
import { paymentInfoEntered } from './payment-info-entered.ts'
import { pickupCollected } from './pickup-collected.ts'
import { pickupExpired } from './pickup-expired.ts'
import { pickupReady } from './pickup-ready.ts'
import { pickupRequested } from './pickup-requested.ts'
import { pointsCorrected } from './points-corrected.ts'
import { pointsEarned } from './points-earned.ts'
import { pointsExpired } from './points-expired.ts'
import { pointsExpiring } from './points-expiring.ts'
import { pointsSpent } from './points-spent.ts'
import { processingRestricted } from './processing-restricted.ts'
import { productAddedToWishlist } from './product-added-to-wishlist.ts'
import { productAdded } from './product-added.ts'
import { productBackInStock } from './product-back-in-stock.ts'
import { productClicked } from './product-clicked.ts'
import { productListFiltered } from './product-list-filtered.ts'
import { productListViewed } from './product-list-viewed.ts'
import { productPriceDropped } from './product-price-dropped.ts'
import { productRemovedFromWishlist } from './product-removed-from-wishlist.ts'
import { productRemoved } from './product-removed.ts'
import { productReviewed } from './product-reviewed.ts'
import { productShared } from './product-shared.ts'
import { productTriedOn } from './product-tried-on.ts'
import { productViewed } from './product-viewed.ts'
import { productsSearched } from './products-searched.ts'
import { promotionClicked } from './promotion-clicked.ts'
import { promotionViewed } from './promotion-viewed.ts'
import { pushNotificationBounced } from './push-notification-bounced.ts'
import { pushNotificationReceived } from './push-notification-received.ts'
import { pushNotificationSent } from './push-notification-sent.ts'
import { pushNotificationTapped } from './push-notification-tapped.ts'
import { pushSubscribed } from './push-subscribed.ts'
import { pushUnsubscribed } from './push-unsubscribed.ts'
import { restrictionLifted } from './restriction-lifted.ts'
import { saleCompleted } from './sale-completed.ts'
import { saleReturned } from './sale-returned.ts'
import { screen } from './screen.ts'
import { shipmentUpdated } from './shipment-updated.ts'
import { signedIn } from './signed-in.ts'
import { signedOut } from './signed-out.ts'
import { signedUp } from './signed-up.ts'
import { smsDelivered } from './sms-delivered.ts'
import { smsFailed } from './sms-failed.ts'
import { smsLinkClicked } from './sms-link-clicked.ts'
import { smsReplied } from './sms-replied.ts'
import { smsSent } from './sms-sent.ts'
import { smsUnsubscribed } from './sms-unsubscribed.ts'
import { socialPostEngaged } from './social-post-engaged.ts'
import { storeLeft } from './store-left.ts'
import { storeVisited } from './store-visited.ts'
import { surveyAnswered } from './survey-answered.ts'
import { unsubscribed } from './unsubscribed.ts'
import { wishlistProductAddedToCart } from './wishlist-product-added-to-cart.ts'

export const generatedEvents: readonly EventDef[] = [
  adClicked,
  adViewed,
  addressSuppressed,
  alias,
  applicationBackgrounded,
  applicationInstalled,
  applicationOpened,
  beaconSeen,
  bookingCancelled,
  bookingMade,
  callAnswered,
  callEnded,
  callMissed,
  callStarted,
  callTransferred,
  callbackRequested,
  cardLinked,
  cartShared,
  cartUpdated,
  cartViewed,
  caseClosed,
  caseOpened,
  caseUpdated,
  checkoutStarted,
  checkoutStepCompleted,
  checkoutStepViewed,
  codeScanned,
  consentConfirmed,
  consentGranted,
  consentRenewed,
  consentWithdrawn,
  contactFrequencyChosen,
  contactLogged,
  couponApplied,
  couponDenied,
  couponEntered,
  couponGiven,
  couponRemoved,
  customerCheckedIn,
  deepLinkOpened,
  displayViewed,
  emailBounced,
  emailDelivered,
  emailLinkClicked,
  emailMarkedAsSpam,
  emailOpened,
  emailSent,
  experimentViewed,
  formStarted,
  formSubmitted,
  formViewed,
  geofenceEntered,
  geofenceLeft,
  group,
  identify,
  leadCreated,
  letterReturned,
  letterSent,
  liveChatConversationEnded,
  liveChatConversationStarted,
  liveChatMessageReceived,
  liveChatMessageSent,
  loyaltyTierChanged,
  objectionRaised,
  objectionWithdrawn,
  orderCancelled,
  orderCompleted,
  orderDelivered,
  orderRefunded,
  orderShipped,
  orderUpdated,
  page,
  paymentInfoEntered,
  pickupCollected,
  pickupExpired,
  pickupReady,
  pickupRequested,
  pointsCorrected,
  pointsEarned,
  pointsExpired,
  pointsExpiring,
  pointsSpent,
  processingRestricted,
  productAddedToWishlist,
  productAdded,
  productBackInStock,
  productClicked,
  productListFiltered,
  productListViewed,
  productPriceDropped,
  productRemovedFromWishlist,
  productRemoved,
  productReviewed,
  productShared,
  productTriedOn,
  productViewed,
  productsSearched,
  promotionClicked,
  promotionViewed,
  pushNotificationBounced,
  pushNotificationReceived,
  pushNotificationSent,
  pushNotificationTapped,
  pushSubscribed,
  pushUnsubscribed,
  restrictionLifted,
  saleCompleted,
  saleReturned,
  screen,
  shipmentUpdated,
  signedIn,
  signedOut,
  signedUp,
  smsDelivered,
  smsFailed,
  smsLinkClicked,
  smsReplied,
  smsSent,
  smsUnsubscribed,
  socialPostEngaged,
  storeLeft,
  storeVisited,
  surveyAnswered,
  unsubscribed,
  wishlistProductAddedToCart,
]
