export { AccountPage } from './account-page.js';
export { useIdentity } from './acting-as.js';
export { meQuery, signOut } from './api.js';
export { InvitationPage } from './invitation-page.js';
export { LinkPage } from './link-page.js';
export { SignInPage } from './sign-in-page.js';
