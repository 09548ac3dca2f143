import type { ImportTarget } from '../import-run';

/** One thing that can be filled from a column. */
export interface ImportField {
  readonly field: string;
  readonly label: string;
  readonly mandatory: boolean;
  /** Shown beside the field: why it is needed, or what is done with it. */
  readonly hint: string;
  /** Column names that mean it, best first, in small letters and digits only. */
  readonly columns: readonly string[];
}

const client: ImportField = {
  field: 'client',
  label: 'Client',
  mandatory: true,
  hint: 'Needed: the reference the client was imported with, or the name, exactly as in the client list.',
  columns: [
    'client',
    'clientid',
    'clientref',
    'clientreference',
    'patient',
    'patientid',
    'clientname',
    'patientname',
    'ref',
  ],
};

const reference: ImportField = {
  field: 'reference',
  label: 'Reference',
  mandatory: false,
  hint: 'Keeps rows apart, so that importing the file again brings nothing twice.',
  columns: ['id', 'reference', 'ref', 'uuid'],
};

/** What can be imported, in the order of the mapping screen. */
export const IMPORT_FIELDS: Readonly<Record<ImportTarget, readonly ImportField[]>> = {
  clients: [
    plain(
      'name',
      'Full name',
      ['name', 'fullname', 'clientname', 'patientname', 'client'],
      'Needed, unless first or last name is filled: records must be told apart.',
    ),
    plain('firstName', 'First name', ['first', 'firstname', 'forename', 'givenname', 'forenames']),
    plain('lastName', 'Last name', ['last', 'lastname', 'surname', 'familyname']),
    plain('title', 'Title', ['prefix', 'title', 'salutation']),
    plain('preferredName', 'Preferred name', ['preferredname', 'knownas', 'preferred', 'nickname']),
    plain('pronouns', 'Pronouns', ['pronouns']),
    plain(
      'dateOfBirth',
      'Date of birth',
      ['birthdate', 'dateofbirth', 'dob', 'birthday', 'born'],
      'Without it no retention date can be worked out.',
    ),
    plain('dateOfDeath', 'Date of death', ['deathdate', 'dateofdeath', 'died']),
    plain('gender', 'Gender', ['gender', 'sex']),
    plain('ethnicity', 'Ethnicity', ['ethnicity', 'ethnicgroup', 'race']),
    plain('phone', 'Phone', ['phone', 'telephone', 'mobile', 'tel', 'phonenumber', 'mobilenumber']),
    plain('email', 'E-mail', ['email', 'emailaddress', 'mail']),
    plain(
      'address',
      'Address',
      ['address', 'street', 'addressline1', 'address1', 'homeaddress'],
      'Address, town and county become one address.',
    ),
    plain('city', 'Town', ['city', 'town', 'posttown', 'addressline2', 'address2']),
    plain('county', 'County', ['county', 'region']),
    plain('postcode', 'Postcode', ['postcode', 'zip', 'postalcode', 'zipcode']),
    plain('organisation', 'Organisation', ['organisation', 'company', 'employer']),
    plain('service', 'Service', ['service', 'therapy', 'treatment']),
    plain(
      'startedOn',
      'Work began on',
      ['startdate', 'started', 'startedon', 'firstsession', 'referraldate', 'registered'],
      'Without it the first session decides.',
    ),
    plain('endedOn', 'Work ended on', ['enddate', 'ended', 'endedon', 'closed', 'closedon', 'dischargedate']),
    {
      ...reference,
      hint: 'The other program’s reference: sessions, measures and notes find their client by it.',
      columns: ['id', 'clientid', 'patientid', 'reference', 'clientref', 'ref', 'uuid'],
    },
  ],
  appointments: [
    client,
    plain(
      'start',
      'Start',
      ['start', 'starttime', 'startsat', 'startdate', 'datetime', 'date', 'appointmentdate', 'sessiondate'],
      'Needed: day and time of day.',
      true,
    ),
    plain(
      'time',
      'Time of day',
      ['time', 'appointmenttime', 'sessiontime'],
      'When the time has a column of its own.',
    ),
    plain(
      'end',
      'End',
      ['stop', 'end', 'endtime', 'endsat', 'finish'],
      'Without end and length, 50 minutes are taken.',
    ),
    plain('minutes', 'Length in minutes', ['minutes', 'duration', 'length', 'durationminutes']),
    plain('type', 'Type', ['encounterclass', 'type', 'appointmenttype', 'sessiontype']),
    plain('place', 'Place', ['place', 'location', 'room', 'venue']),
    plain(
      'attendance',
      'Attendance',
      ['attendance', 'status', 'attended', 'outcome'],
      'Without it, past appointments count as attended and later ones as planned.',
    ),
    reference,
  ],
  measures: [
    client,
    plain(
      'takenOn',
      'Date',
      ['date', 'takenon', 'datetaken', 'completed', 'completedon', 'datetime'],
      'Needed: a total without a day shows no change.',
      true,
    ),
    plain(
      'measure',
      'Questionnaire',
      ['measure', 'questionnaire', 'description', 'scale', 'instrument', 'tool', 'name'],
      'Needed: which questionnaire the total is of.',
      true,
    ),
    plain(
      'total',
      'Total',
      ['total', 'score', 'value', 'totalscore', 'result'],
      'Needed: a missing total is not 0.',
      true,
    ),
    reference,
  ],
  notes: [
    client,
    plain(
      'sessionOn',
      'Date of the session',
      ['sessiondate', 'sessionon', 'date', 'datetime', 'noted', 'notedate'],
      'Needed: a note belongs to a day.',
      true,
    ),
    plain(
      'themes',
      'Text',
      [
        'text',
        'note',
        'notes',
        'themes',
        'content',
        'body',
        'answertext',
        'questiontext',
        'progressnote',
        'summary',
      ],
      'Needed: kept as it is written; only control characters go.',
      true,
    ),
    plain('risk', 'Risk', ['risk', 'risks', 'safety']),
    plain('plan', 'Plan', ['plan', 'nextsteps', 'actions', 'homework']),
  ],
};

function plain(
  field: string,
  label: string,
  columns: readonly string[],
  hint = '',
  mandatory = false,
): ImportField {
  return { field, label, columns, hint, mandatory };
}
