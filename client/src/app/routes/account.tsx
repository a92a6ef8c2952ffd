import { useNavigate, useOutletContext } from 'react-router';
import { AccountPage } from '../../features/session/index.js';
import { type AskedSignOut, SIGN_OUT } from '../../shared/sign-out.js';
import type { Inside } from '../signed-in.js';

export function Component() {
  const { forgetHere } = useOutletContext<Inside>();
  const navigate = useNavigate();
  return (
    <AccountPage
      onSignOutEverywhere={() => navigate(SIGN_OUT, { state: { of: 'everywhere' } satisfies AskedSignOut })}
      onDeleted={forgetHere}
    />
  );
}
