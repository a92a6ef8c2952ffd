import { useOutletContext } from 'react-router';
import { AccountPage } from '../../features/session/index.js';

export function Component() {
  const { signOutEverywhere } = useOutletContext<{ signOutEverywhere: () => void }>();
  return <AccountPage onSignOutEverywhere={signOutEverywhere} />;
}
