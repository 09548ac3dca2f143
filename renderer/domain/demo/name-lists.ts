/** Names and places for made-up people. Names are facts; the combinations are drawn, and meant to be nobody's. */
export const FIRST_NAMES = words(`
Aaliyah Abigail Adam Aisha Alasdair Alex Alice Amara Amelia Amir Amy Andrew Angharad Anna Aoife Arthur Ava Ben Bethan Bridget Callum
Carys Catriona Charlotte Chloe Ciara Claire Daniel David Dylan Eilidh Eleanor Ella Emily Emma Erin Ethan Euan Evie Farah Fatima Finlay
Fiona Freya Gareth George Grace Graham Gwen Hamish Hannah Harriet Harry Hassan Helen Holly Iain Imogen Imran Iona Isaac Isla Jack Jade
James Jasmine Jess Joanne Jonah Joseph Josie Karen Katie Keira Kieran Kwame Laura Leah Leila Leo Lewis Liam Lily Lowri Lucy Maisie
Malik Mari Martha Mason Matthew Maya Megan Mia Mohammed Molly Morag Nadia Naomi Nathan Niamh Nia Nigel Nikhil Noah Oliver Olivia Omar
Oscar Owen Patrick Paul Peter Phoebe Poppy Priya Rachel Rahul Rebecca Reuben Rhys Robert Rory Rose Ruby Ruth Sam Sana Sarah Sean
Seren Shanice Simon Sinead Siobhan Sofia Sophie Stephen Stuart Tariq Tess Thomas Tomos Uma Victoria William Yasmin Yusuf Zara Zoë
`);

export const SURNAMES = words(`
Abbott Adeyemi Ahmed Akhtar Allen Anderson Archer Ashworth Atkinson Bailey Baker Barnes Begum Bell Bennett Bevan Blackwood Booth Bowen
Bradley Brennan Briggs Brown Burke Byrne Calder Campbell Carr Chapman Choudhury Clarke Cole Collins Connolly Cooper Cox Craig
Crawford Cunningham Dalton Davies Dawson Dixon Doherty Douglas Duffy Edwards Ellis Evans Farrell Fletcher Forbes Foster Fraser
Gallagher Gibson Graham Grant Greenwood Griffiths Gupta Hall Hamilton Hargreaves Harris Hartley Hassan Hayes Henderson Hewitt Hill
Holland Hopkins Howarth Hughes Hussain Iqbal Jackson Jenkins Johnston Jones Kaur Kelly Kennedy Khan Kerr King Knight Lawson
Lewis Llewellyn Lloyd Lowe Macdonald Mackay Maguire Malik Marsh Mason McBride McCarthy McIntyre McKenna Mensah Miller Mitchell
Morgan Morrison Murphy Murray Nash Nicholls Nolan Norris O'Brien O'Connor O'Neill Okafor Osborne Owen Palmer Parker Parry Patel
Patterson Payne Pearce Phillips Pickering Porter Powell Price Pritchard Quinn Rahman Rees Reid Rhodes Richards Roberts Robertson
Rogers Ross Rowe Russell Ryan Sandhu Saunders Scott Shah Sharma Shaw Sheikh Simpson Singh Sinclair Slater Smith Stewart Sutherland
Sutton Sykes Tanner Taylor Thomas Thornton Todd Turner Tyler Vaughan Wade Walker Wallace Walsh Warren Watson Webb Whitaker White
Wilkinson Williams Wilson Wood Wright Yates Young
`);

export const STREETS = words(`
Albert Alma Ash Bank Beech Brook Canal Castle Cedar Chapel Church Clifton Cross Elm Farm Garden Grange Green Grove Hawthorn Heath High
Hill Holly Kings Lime Lower Maple Meadow Mill New North Oak Orchard Park Poplar Priory Quarry Queens Railway River Rowan School South
Spring Station Upper Vicarage Victoria Walnut Water Wellington West Willow Windsor York
`);

export const STREET_KINDS = words('Road Street Lane Avenue Close Terrace Drive Row Gardens Crescent');

/** Town, county, postcode district. */
export const TOWNS: readonly (readonly [string, string, string])[] = [
  ['Bristol', 'Bristol', 'BS6'],
  ['Leeds', 'West Yorkshire', 'LS8'],
  ['Sheffield', 'South Yorkshire', 'S11'],
  ['Nottingham', 'Nottinghamshire', 'NG7'],
  ['Norwich', 'Norfolk', 'NR2'],
  ['Exeter', 'Devon', 'EX4'],
  ['Brighton', 'East Sussex', 'BN1'],
  ['Lancaster', 'Lancashire', 'LA1'],
  ['York', 'North Yorkshire', 'YO31'],
  ['Durham', 'County Durham', 'DH1'],
  ['Cardiff', 'South Glamorgan', 'CF11'],
  ['Swansea', 'West Glamorgan', 'SA2'],
  ['Bangor', 'Gwynedd', 'LL57'],
  ['Edinburgh', 'Midlothian', 'EH9'],
  ['Glasgow', 'Lanarkshire', 'G12'],
  ['Stirling', 'Stirlingshire', 'FK8'],
  ['Inverness', 'Inverness-shire', 'IV2'],
  ['Belfast', 'County Antrim', 'BT7'],
  ['Derry', 'County Londonderry', 'BT48'],
  ['Hereford', 'Herefordshire', 'HR1'],
  ['Shrewsbury', 'Shropshire', 'SY3'],
  ['Truro', 'Cornwall', 'TR1'],
];

function words(list: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = list.trim().split(/\s+/);
  return [first, ...rest];
}
