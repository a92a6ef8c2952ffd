import type { InvitationView, Me, Preferences, SessionView, SignedIn } from '@diapason/contracts';
import { http } from '../../shared/api/http.js';
import { keys } from '../../shared/api/keys.js';

export const meQuery = { queryKey: keys.me, queryFn: () => http.get<Me>('/api/me') };
export const sessionsQuery = { queryKey: keys.sessions, queryFn: () => http.get<SessionView[]>('/api/sessions') };

export const requestSignIn = (email: string, landing: string) => http.post('/api/sign-in', { email, landing });
export const answerWithCode = (code: string) => http.post<SignedIn>('/api/sign-in/answer', { code });
export const answerWithLink = (secret: string) => http.post<SignedIn>('/api/sign-in/answer', { secret });
export const viewInvitation = (secret: string) => http.post<InvitationView>('/api/invitations/view', { secret });
export const followInvitation = (secret: string) => http.post('/api/invitations/follow', { secret });
export const savePreferences = (preferences: Preferences) => http.patch('/api/me/preferences', preferences);
export const endSession = (id: string) => http.delete(`/api/sessions/${id}`);
export const deleteAccount = () => http.delete('/api/me');
export const signOut = (everywhere: boolean) => http.post(everywhere ? '/api/sign-out-everywhere' : '/api/sign-out');
