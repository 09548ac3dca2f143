import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { ClientsScreen } from '../features/clients/clients-screen';
import { TodayScreen } from '../features/today/today-screen';
import { ClientRoute } from './client-route';

const CalendarScreen = lazy(async () => ({
  default: (await import('../features/calendar/calendar-screen')).CalendarScreen,
}));
const ImportScreen = lazy(async () => ({
  default: (await import('../features/import/import-screen')).ImportScreen,
}));
const RetentionScreen = lazy(async () => ({
  default: (await import('../features/retention/retention-screen')).RetentionScreen,
}));
const BackupScreen = lazy(async () => ({
  default: (await import('../features/backup/backup-screen')).BackupScreen,
}));
const PracticeScreen = lazy(async () => ({
  default: (await import('../features/practice/practice-screen')).PracticeScreen,
}));
const HelpScreen = lazy(async () => ({ default: (await import('../features/help/help-screen')).HelpScreen }));

/** Which view stands at which path. Views that are opened rarely are read from disk when they are. */
export function Routes() {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/" component={TodayScreen} />
        <Route path="/calendar" component={CalendarScreen} />
        <Route path="/clients" component={ClientsScreen} />
        <Route path="/clients/:personId">
          {({ personId }) => <ClientRoute key={personId} personId={personId} />}
        </Route>
        <Route path="/import" component={ImportScreen} />
        <Route path="/retention" component={RetentionScreen} />
        <Route path="/backup" component={BackupScreen} />
        <Route path="/practice" component={PracticeScreen} />
        <Route path="/help" component={HelpScreen} />
        <Route component={TodayScreen} />
      </Switch>
    </Suspense>
  );
}
