import { useNavigate, useOutletContext } from 'react-router';
import { AccountPage } from '../../features/session/index.js';
import { type Inside, SIGN_OUT, type SignOutOf } from '../inside.js';

export function Component() {
  const { forgetHere } = useOutletContext<Inside>();
  const navigate = useNavigate();
  return (
    <AccountPage
      onSignOutEverywhere={() => navigate(SIGN_OUT, { state: 'everywhere' satisfies SignOutOf })}
      onDeleted={forgetHere}
    />
  );
}
