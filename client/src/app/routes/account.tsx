import { useOutletContext } from 'react-router';
import { AccountPage } from '../../features/session/index.js';

interface Context {
  signOutEverywhere: () => void;
  forgetHere: () => void;
}

export function Component() {
  const { signOutEverywhere, forgetHere } = useOutletContext<Context>();
  return <AccountPage onSignOutEverywhere={signOutEverywhere} onDeleted={forgetHere} />;
}
