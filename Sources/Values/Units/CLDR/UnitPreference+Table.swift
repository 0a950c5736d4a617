extension UnitPreference {
  /// Category and usage, regions, and the units in order; behind `>` the least value in that unit, 1 if nothing is said.
  ///
  /// Source: Unicode CLDR 41, `supplemental/units.xml`, unit preference data (Unicode License v3). Compared 2026-11-21.
  static let table = """
    area/default 001 square-kilometer hectare square-meter square-centimeter
    area/default US,GB square-mile acre square-foot square-inch
    area/geograph 001 square-kilometer
    area/geograph US,GB square-mile
    area/land 001 hectare
    area/land US,GB acre
    concentration/blood-glucose AG,AI,AO,AU,BA,BG,BH,BM,BN,BW,BY,CA,CH,CM,CN,CZ,DK,DM,EE,FI,FJ,GB,GD,HK,HR millimole-per-liter
    concentration/blood-glucose HU,IE,IM,IS,KE,KN,KW,KZ,LC,LI,LT,LU,LV,ME,MG,MK,MO,MS,MT,MU,MY,MZ,NA,NL,NO millimole-per-liter
    concentration/blood-glucose NZ,OM,PG,RS,RU,SE,SG,SI,SK,TC,TO,UA,UG,VC,VG,VN,VU,ZA millimole-per-liter
    concentration/blood-glucose 001 milligram-ofglucose-per-deciliter
    concentration/default 001 item-per-cubic-meter
    consumption/default 001 liter-per-100-kilometer
    consumption/vehicle-fuel 001 liter-per-100-kilometer
    consumption/vehicle-fuel BR,IT,JP,KR,MX,MY,NL,TH,TR liter-per-kilometer
    consumption/vehicle-fuel US mile-per-gallon
    consumption/vehicle-fuel CA,GB mile-per-gallon-imperial
    duration/default 001 day hour minute second millisecond microsecond nanosecond
    duration/media 001 minute-and-second second
    energy/default 001 kilowatt-hour
    energy/food US foodcalorie
    energy/food 001 kilocalorie
    length/default 001 kilometer meter centimeter
    length/default US,GB mile foot inch
    length/focal-length 001 millimeter
    length/person 001 centimeter
    length/person CA,GB,IN,US inch
    length/person-height 001 centimeter
    length/person-height CA,GB,IN,US foot-and-inch>3 inch
    length/person-height AT,BE,DZ,EG,ES,FR,HK,ID,IL,IT,JO,MY,SA,SE,TR,VN meter-and-centimeter
    length/rainfall BR centimeter
    length/rainfall US inch
    length/rainfall 001 millimeter
    length/road 001 kilometer>0.9 meter>300 meter>10 meter
    length/road US mile>0.5 foot>100 foot>10 foot
    length/road GB mile>0.5 yard>100 yard>10 yard
    length/road SE mile-scandinavian kilometer meter>300 meter>10 meter
    length/snowfall 001 centimeter
    length/snowfall US inch
    length/vehicle GB,US foot-and-inch
    length/vehicle 001 meter
    length/visiblty 001 kilometer>0.1 meter
    length/visiblty DE,NL meter
    length/visiblty GB,US mile foot
    mass/default 001 metric-ton kilogram gram milligram microgram
    mass/default US,GB ton pound ounce
    mass/person 001 kilogram gram
    mass/person US pound pound-and-ounce
    mass/person GB stone-and-pound pound-and-ounce
    mass/person HK pound-and-ounce
    mass-density/default 001 kilogram-per-cubic-meter
    power/default 001 gigawatt megawatt kilowatt watt milliwatt
    power/engine 001 kilowatt
    power/engine US,GB horsepower
    pressure/baromtrc 001 hectopascal
    pressure/baromtrc IN,US inch-ofhg
    pressure/baromtrc BR,EG,GB,IL,TH millibar
    pressure/baromtrc MX,RU millimeter-ofhg
    pressure/default 001 megapascal pascal
    pressure/default US,GB pound-force-per-square-inch
    speed/default 001 kilometer-per-hour
    speed/default GB,US mile-per-hour
    speed/wind 001 kilometer-per-hour
    speed/wind FI,KR,NO,PL,RU,SE meter-per-second
    speed/wind US mile-per-hour
    temperature/default 001 celsius
    temperature/default US fahrenheit
    temperature/weather 001 celsius
    temperature/weather BS,BZ,KY,PR,PW,US fahrenheit
    volume/default 001 cubic-meter cubic-centimeter
    volume/default US,GB cubic-foot cubic-inch
    volume/fluid 001 liter milliliter
    volume/fluid US gallon quart pint cup fluid-ounce tablespoon teaspoon
    volume/fluid GB gallon-imperial fluid-ounce-imperial
    volume/oil 001 barrel
    volume/vehicle US gallon
    volume/vehicle 001 liter
    year-duration/default 001 year month
    year-duration/person-age 001 year-person>2.5 year-person-and-month-person month-person
    """
}
