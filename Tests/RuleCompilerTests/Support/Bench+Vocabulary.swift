import Diagnostics

extension Bench {
  /// The one source of the rules in tests: in force on every day.
  static let law = """
    source LAW "Law" { url <https://law.example/1> checked 2026-11-21 by text }
    """

  /// A vocabulary in which each type of the language has an attribute that may be none.
  static let vocabulary = SourceFile(
    path: "vocabulary/test.rules",
    text: """
      package vocabulary.test

      market EU "European Union" {
        AT from 1995-01-01  BE from 1958-01-01  DE from 1958-01-01  ES from 1986-01-01  FR from 1958-01-01
        IE from 1973-01-01  UK from 1973-01-01 through 2020-01-31
      }
      market UK "United Kingdom" { GB  XI }
      market EU_VAT "VAT territory" = EU except ES-CN
      platform amazon "Amazon"
      platform ebay "eBay"

      category toy "Toys" > { doll "Dolls", puzzle "Puzzles" > { jigsaw "Jigsaws" } }
      category food "Food"
      code Mark = CE "CE" zh "CE" | UKCA "UKCA" zh "UKCA" | 'USB-C' "USB-C" zh "USB-C"
        | national "National" zh "国家" > { NF "NF" zh "NF", GS "GS" zh "GS" }
      code Material = cotton "Cotton" zh "棉" | wool "Wool" zh "羊毛"

      record Part {
        ok : Boolean, heavy : Boolean, pieces : Integer, mass : Mass, share : Percent, name : Text, made_on : Date,
        price : Money, mark : Mark
      }
      record Party { name : Text, country : Country, seat : Seat }
      record Seat { city : Text }

      attribute flag : Boolean or none "Flag"
      attribute other : Boolean or none "Other"
      attribute third : Boolean or none "Third"
      attribute fourth : Boolean or none "Fourth"
      attribute fifth : Boolean or none "Fifth"
      attribute sixth : Boolean or none "Sixth"
      attribute size : Integer or none "Size"
      attribute ratio : Decimal or none "Ratio"
      attribute share : Percent or none "Share"
      attribute price : Money or none "Price"
      attribute old_price : Money or none "Old price"
      attribute mass : Mass or none "Mass"
      attribute tare : Mass or none "Tare"
      attribute length : Length or none "Length"
      attribute content : Measure or none "Content"
      attribute unit_price : MoneyPerMass or none "Unit price"
      attribute made : Date or none "Made"
      attribute sold : Date or none "Sold"
      attribute age : Duration or none "Age"
      attribute name : Text or none "Name"
      attribute title : Text by Language or none "Title"
      attribute description : Text by Language or none "Description"
      attribute points : List<Text> by Language or none "Points"
      attribute link : URL or none "Link"
      attribute gtin : GTIN or none "Bar code"
      attribute hs_code : HSCode or none "Customs tariff number"
      attribute vat_number : VATNumber or none "VAT number"
      attribute eori : EORI or none "EORI number"
      attribute category : Category or none "Category"
      attribute material : Material or none "Material"
      attribute marks : List<Mark> or none "Marks"
      attribute sizes : List<Integer> or none "Sizes"
      attribute parts : List<Part> or none "Parts"
      attribute maker : Party or none "Maker"
      attribute origin : Country or none "Origin"
      attribute currency : Currency or none "Currency"
      attribute brand : Text or none "Brand"
      attribute placed : Date or none "Placed on the market" presumed today
      attribute bundle : Boolean or none "Bundle" presumed false
      attribute seller.size : Integer or none "Employees" presumed 10
      attribute seller.flag : Boolean or none "Seller's flag"

      document paper "Paper" { covers product }
      document brand_letter "Brand letter" { covers brand, market }
      scheme LUCID "Register" { in DE number /DE[0-9]{4}/ }
      scheme PLAIN "Any number" { in DE }

      terms green "Green" { en "green" | "eco-friendly" de "umweltfreundlich" fr "gift" zh "最佳" }
      terms german "German words only" { de "Gift" }
      phrase warning "Warning" {
        en "Not for children under 36 months" | "Not for children under three years"
        de "Nicht für Kinder unter 36 Monaten"
      }

      table rates key (market : Market, material : Material) value (rate : Percent) dated {
        (DE, cotton, 19 %) from 2007-01-01
        (DE, wool,    7 %) from 2007-01-01 through 2026-11-21
        (FR, cotton, 20 %)
      }
      table limits key (size : Integer) value (limit : Integer) { (1, 10) (2, 20) }
      table any_market key (market : Market, size : Integer) value (limit : Integer) { (any, 5, 50) (DE, 6, 60) }
      """)
}
