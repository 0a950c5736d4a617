import Diagnostics

/// Those rules of language-examples.rules that show what would settle a verdict, with the vocabulary that they need.
enum LanguageExamples {
  static let file = SourceFile(
    path: "language_examples.rules",
    text: #"""
      package language_examples

      market EU "European Union" {
        AT from 1995-01-01  DE from 1958-01-01  FR from 1958-01-01  UK from 1973-01-01 through 2020-01-31
      }
      market UK "United Kingdom" { GB XI }
      market EU_GOODS "Where Union law on goods applies" { EU  XI from 2021-01-01 }
      platform amazon "Amazon"
      platform ebay "eBay"

      category toy "Toys"
      category cosmetic "Cosmetics" > { nail_polish }
      category food "Food" > { honey }
      category furniture "Furniture" > { clothing_storage }
      code Substance = water | trimethylbenzoyl_diphenylphosphine_oxide | dimethyltolylamine
      code Mark = CE | UKCA | wheeled_bin | CD | PB
      code Endpoint = cancer | reproductive
      code Format = JPEG | PNG | TIFF | GIF | WebP
      code Colour = white | other

      record Party { name : Text, address : Text, contact : Text, country : Country }
      record Image {
        width : Pixels, height : Pixels, background : Colour?, fill : Percent?, has_overlay : Boolean?, format : Format
      }
      record Share { substance : Substance, share : Percent }
      record PricePoint { price : Money, from_day : Date, last_day : Date }
      record Battery { energy : Energy, cadmium : Percent?, lead : Percent?, marks : List<Mark> }

      attribute category : Category "What the product is"
      attribute title : Text by Language "Name of the product"
      attribute warnings : Text by Language "Warnings and safety information"
      attribute gtin : GTIN or none "Number under the bar code"
      attribute images : List<Image> "All pictures"
      attribute image_main : Image "The first picture"
      attribute manufacturer : Party "Who made it"
      attribute model_number : Text "Type, batch or model"
      attribute marks : List<Mark> "Marks on product, label or package"
      attribute placed_on_market : Date "First supplied for sale in this market" presumed today
      attribute manufactured : Date "Made on" presumed today
      attribute labelled : Date "Labelled on" presumed today
      attribute first_sold : Date "First sold in this market"
      attribute digital_passport : URL or none "Digital product passport"
      attribute batteries : List<Battery> or none "Batteries in or with the product"
      attribute ingredients : List<Share> "Ingredients with their share"
      attribute height : Length "Height"
      attribute mass.loaded : Mass "Weight with the test load"
      attribute volume.enclosed : Volume "Enclosed storage volume"
      attribute freestanding : Boolean "Stands without being fixed"
      attribute anchor_kit : Boolean "Anchors are in the box"
      attribute p65.endpoints : List<Endpoint> or none "Proposition 65 endpoints of the exposure"
      attribute price : Money "What the buyer pays"
      attribute price_before_sale : Money or none "The crossed-out price"
      attribute sale_starts : Date "First day of the reduction"
      attribute price_history : List<PricePoint> "Prices applied, with their days"

      document eu_declaration_of_conformity "EU declaration of conformity" { covers product  kept 10 years }
      document stability_test "Stability test to ASTM F2057-23" { covers product  kept 5 years }
      document cosmetic_notification "Cosmetic notification form" { covers product }

      phrase p65_long_cancer "Proposition 65, long form, cancer" {
        en "WARNING: This product can expose you to chemicals including {chemical}, which is known to the State of California to cause cancer. For more information go to www.P65Warnings.ca.gov."
         | "WARNING: This product can expose you to chemicals including {chemical}, which are known to the State of California to cause cancer. For more information go to www.P65Warnings.ca.gov."
      }
      phrase p65_short_cancer "Proposition 65, short form since 2025, cancer" {
        en "WARNING: Cancer risk from exposure to {chemical}. See www.P65Warnings.ca.gov."
         | "WARNING: Can expose you to {chemical}, a carcinogen. See www.P65Warnings.ca.gov."
      }
      phrase p65_old_cancer "Proposition 65, old short form, cancer" { en "WARNING: Cancer - www.P65Warnings.ca.gov." }
      source GPSR "Regulation (EU) 2023/988 on general product safety" {
        url      <http://data.europa.eu/eli/reg/2023/988/oj>
        in force from 2024-12-13
        checked  2026-11-21 by secondary
      }
      source TSD "Directive 2009/48/EC on the safety of toys" {
        url      <http://data.europa.eu/eli/dir/2009/48/oj>
        adopted  2009-06-18
        in force from 2009-07-20 through 2030-07-31
        checked  2026-11-21 by secondary
      }
      source TSR "Regulation (EU) 2025/2509 on the safety of toys" {
        url      <http://data.europa.eu/eli/reg/2025/2509/oj>
        in force from 2026-01-01
        checked  2026-11-21 by secondary
      }
      source BATTERIES "Regulation (EU) 2023/1542 on batteries" {
        url      <http://data.europa.eu/eli/reg/2023/1542/oj>
        checked  2026-11-21 by secondary
      }
      source COSMETICS "Regulation (EC) 1223/2009 on cosmetic products" {
        url      <http://data.europa.eu/eli/reg/2009/1223/oj>
        in force from 2013-07-11
        checked  2026-11-21 by secondary
      }
      source PRICES "Directive 98/6/EC on price indication, as amended by Directive (EU) 2019/2161" {
        url      <http://data.europa.eu/eli/dir/1998/6/oj>
        in force from 2000-03-18
        checked  2026-11-21 by secondary
      }
      source STURDY "16 CFR 1261" {
        url      <https://www.ecfr.gov/current/title-16/part-1261>
        checked  2026-11-21 by secondary
      }
      source P65 "27 CCR article 6" {
        url      <https://www.p65warnings.ca.gov/>
        in force from 2018-08-30
        checked  2026-11-21 by secondary
      }
      source CA_COSMETICS "Cosmetic Regulations, C.R.C., c. 869" {
        url      <https://laws-lois.justice.gc.ca/eng/regulations/C.R.C.,_c._869/>
        checked  2026-11-21 by secondary
      }
      source AMAZON_IMAGES "Amazon: image requirements (trade summary)" {
        url      <https://changethisfile.com/blog/convert-images-for-amazon-seller-central>
        checked  2026-11-21 by secondary
      }

      rule offer_identity "Show who made the product and which product it is" {
        labeling  error
        binds     seller, marketplace
        in        EU_GOODS
        basis     GPSR "art 19(a) to (c)"
        when      category is not food
        require {
          maker   "the manufacturer's name":            manufacturer.name is present
          postal  "the manufacturer's postal address":  manufacturer.address is present
          contact "the manufacturer's e-mail or page":  manufacturer.contact is present
          picture "a picture":                          count(images) >= 1
          which   "a model, batch or bar code number":  model_number is present or gtin is present
        }
        say en    "The offer does not show {failed}."
        say zh    "商品页面缺少{failed}。"

        satisfied      "complete" in DE {
          category: toy, manufacturer: {name: "Holz & Co", address: "Am Markt 1, 04109 Leipzig", contact: "info@holz.example"},
          images: [{width: 900 px, height: 900 px, format: JPEG}], model_number: "H-12"
        }
        violated       "no address" in XI {
          category: toy, manufacturer: {name: "Holz & Co", contact: "info@holz.example"},
          images: [{width: 900 px, height: 900 px, format: JPEG}], model_number: "H-12"
        } at postal
        not applicable "food" in DE { category: food }
        not applicable "the day before" as of 2024-12-12 in DE { category: toy }
        undetermined   "no category" in DE { model_number: "H-12" } needs category
      }

      rule ce_marking "Affix the CE marking" {
        certification error
        in        EU_GOODS
        applies   from 2011-07-20 through 2030-07-31
        basis     TSD "art 16, 17"
        when      category is toy
        require {
          marked   "the CE marking":                marks include CE
          declared "an EU declaration of conformity": holds eu_declaration_of_conformity
        }
        say en    "{title} is offered as a toy without {failed}."
        say zh    "{title} 作为玩具销售,但缺少{failed}。"
        fix marked:   add CE to marks  needs review
        fix declared: obtain eu_declaration_of_conformity

        satisfied      "marked and declared" { category: toy, marks: [CE], documents: [{kind: eu_declaration_of_conformity}] }
        satisfied      "first day" as of 2011-07-20 { category: toy, marks: [CE], documents: [{kind: eu_declaration_of_conformity}] }
        violated       "no mark, last day" as of 2030-07-31 { category: toy, marks: [], documents: [] }  at marked, declared
        not applicable "day after" as of 2030-08-01 { category: toy, marks: [] }
        not applicable "day before" as of 2011-07-19 { category: toy, marks: [] }
        not applicable "a cream" { category: cosmetic }
        undetermined   "no category" { title: {en: "Wooden blocks"}, marks: [], documents: [] }  needs category
      }

      rule toy_passport "Give the toy its digital product passport" {
        certification info preview
        in        EU_GOODS
        applies   from 2030-08-01 to goods placed_on_market from 2030-08-01
        basis     TSR "art 19, annex VI"
        when      category is toy
        require   digital_passport is present
        say en    "{title} has no digital product passport."

        satisfied      "passport" as of 2030-08-01 { category: toy, digital_passport: <https://p.example/1> }
        violated       "new stock: the day asked about is presumed" as of 2030-08-01 { category: toy, digital_passport: none }
        not applicable "old stock" as of 2031-01-01 { category: toy, placed_on_market: 2030-07-31, digital_passport: none }
        undetermined   "a profile presumes nothing" as of 2030-08-01 profile { category: toy, digital_passport: none }  needs placed_on_market
      }

      rule battery_marks "Mark each battery for separate collection" {
        labeling  error
        in        EU_GOODS
        applies   from 2025-08-18
        basis     BATTERIES "art 13(4) and (5), annex VI part B"
        when      batteries is present
        require {
          bin     "the crossed-out bin": every b in batteries has (b.marks include wheeled_bin)
          cadmium "the sign Cd": every b in batteries where (b.cadmium > 0.002 %) has (b.marks include CD)
          lead    "the sign Pb": every b in batteries where (b.lead > 0.004 %) has (b.marks include PB)
        }
        say en    "A battery lacks {failed}."

        satisfied      "clean cell" { batteries: [{energy: 10 Wh, cadmium: 0.002 %, lead: 0 %, marks: [wheeled_bin]}] }
        violated       "cadmium" { batteries: [{energy: 10 Wh, cadmium: 0.003 %, lead: 0 %, marks: [wheeled_bin]}] }  at cadmium
        violated       "no bin" { batteries: [{energy: 10 Wh, marks: []}] }  at bin
        not applicable "no battery" { batteries: none }
        undetermined   "cadmium not stated" { batteries: [{energy: 10 Wh, lead: 0 %, marks: [wheeled_bin]}] }  needs batteries.cadmium
      }

      rule tpo "Do not sell TPO" {
        chemicals error
        in        EU_GOODS
        applies   from 2025-09-01
        basis     COSMETICS "annex II, as amended by Regulation (EU) 2025/877"
        when      category is cosmetic
        forbid    some i in ingredients has (i.substance in [trimethylbenzoyl_diphenylphosphine_oxide, dimethyltolylamine])
        say en    "The ingredients name a substance that is prohibited since 2025-09-01."

        satisfied      "water" { category: nail_polish, ingredients: [{substance: water}] }
        violated       "TPO" { category: nail_polish, ingredients: [{substance: water}, {substance: trimethylbenzoyl_diphenylphosphine_oxide}] }
        not applicable "last day" as of 2025-08-31 { category: nail_polish, ingredients: [{substance: trimethylbenzoyl_diphenylphosphine_oxide}] }
        undetermined   "no list" { category: nail_polish }  needs ingredients
      }

      rule prior_price "Show the lowest price of the 30 days before a reduction" {
        consumer  error
        in        EU
        applies   from 2022-05-28
        basis     PRICES "art 6a"
        let window_starts = sale_starts - 30 days
        let lowest = min p in price_history where (p.last_day >= window_starts and p.from_day < sale_starts) of p.price
        when      price_before_sale is present
        require   price_before_sale is lowest
        say en    "The crossed-out price is {price_before_sale}; the lowest of the 30 days before was {lowest}."
        fix       set price_before_sale to lowest  needs review

        satisfied      "lowest shown" as of 2026-06-01 in FR {
          price: 15 EUR, price_before_sale: 18 EUR, sale_starts: 2026-06-01,
          price_history: [{price: 20 EUR, from_day: 2026-01-01, last_day: 2026-05-15}, {price: 18 EUR, from_day: 2026-05-16, last_day: 2026-05-31}]
        }
        violated       "a dip 30 days before counts" as of 2026-06-01 in FR {
          price: 15 EUR, price_before_sale: 20 EUR, sale_starts: 2026-06-01,
          price_history: [{price: 18 EUR, from_day: 2026-01-01, last_day: 2026-05-02}, {price: 20 EUR, from_day: 2026-05-03, last_day: 2026-05-31}]
        }
        satisfied      "31 days before does not" as of 2026-06-01 in FR {
          price: 15 EUR, price_before_sale: 20 EUR, sale_starts: 2026-06-01,
          price_history: [{price: 18 EUR, from_day: 2026-01-01, last_day: 2026-05-01}, {price: 20 EUR, from_day: 2026-05-02, last_day: 2026-05-31}]
        }
        not applicable "no reduction" in FR { price: 15 EUR, price_before_sale: none }
        undetermined   "no history" in FR { price: 15 EUR, price_before_sale: 20 EUR, sale_starts: 2026-06-01 }  needs price_history
      }

      rule p65_cancer "Give the Proposition 65 warning for cancer" {
        claims    error
        in        US-CA
        applies   from 2025-01-01
        basis     P65 "27 CCR 25603"
        when      p65.endpoints include cancer
        require any of {
          long  "the long form":      warnings mentions phrase.p65_long_cancer
          short "the short form":     warnings mentions phrase.p65_short_cancer
          old   "the old short form": warnings mentions phrase.p65_old_cancer and manufactured < 2028-01-01 and labelled < 2028-01-01
        }
        say en    "The page shows none of {failed}."

        satisfied      "names the chemical" { p65.endpoints: [cancer], warnings: {en: "⚠ WARNING: Cancer risk from exposure to cadmium. See www.P65Warnings.ca.gov."} }
        satisfied      "old goods" { p65.endpoints: [cancer], manufactured: 2027-12-31, labelled: 2027-12-31, warnings: {en: "⚠ WARNING: Cancer - www.P65Warnings.ca.gov."} }
        violated       "new goods" { p65.endpoints: [cancer], manufactured: 2028-01-01, labelled: 2028-01-01, warnings: {en: "⚠ WARNING: Cancer - www.P65Warnings.ca.gov."} }
        satisfied      "made today, it is presumed" as of 2027-12-31 { p65.endpoints: [cancer], warnings: {en: "⚠ WARNING: Cancer - www.P65Warnings.ca.gov."} }
        undetermined   "a profile presumes nothing" profile { p65.endpoints: [cancer], warnings: {en: "⚠ WARNING: Cancer - www.P65Warnings.ca.gov."} }  needs manufactured, labelled
        not applicable "no exposure" { p65.endpoints: none }
        not applicable "Nevada" in US-NV { p65.endpoints: [cancer] }
      }

      rule dresser_stability "Sell dressers that pass the stability test" {
        safety    error
        in        US
        applies   from 2023-09-01 to goods manufactured from 2023-09-01
        basis     STURDY "1261.2"
        when      category is clothing_storage and freestanding and height >= 27 inch and mass.loaded >= 30 lb and volume.enclosed >= 3.2 cuft
        require {
          tested "a stability test to ASTM F2057-23": holds stability_test
          anchor "anchors in the box":               anchor_kit
        }
        say en    "{title} lacks {failed}."

        satisfied      "tested" { category: clothing_storage, manufactured: 2026-01-01, freestanding: true, height: 80 cm, mass.loaded: 20 kg, volume.enclosed: 200 l, anchor_kit: true, documents: [{kind: stability_test}] }
        violated       "27 inches are 685.8 mm" { category: clothing_storage, manufactured: 2026-01-01, freestanding: true, height: 685.8 mm, mass.loaded: 20 kg, volume.enclosed: 200 l, anchor_kit: true, documents: [] }  at tested
        not applicable "lower" { category: clothing_storage, manufactured: 2026-01-01, freestanding: true, height: 685.7 mm, mass.loaded: 20 kg, volume.enclosed: 200 l }
        undetermined   "made when?" profile { category: clothing_storage, freestanding: true, height: 80 cm, mass.loaded: 20 kg, volume.enclosed: 200 l, anchor_kit: true, documents: [] }  needs manufactured
      }

      rule canada_notification "Notify Health Canada within ten days of the first sale" {
        documentation error
        in        CA
        basis     CA_COSMETICS "s. 30"
        when      category is cosmetic
        require any of {
          notified "a cosmetic notification":    holds cosmetic_notification
          in_time  "ten days since first sold":  today <= first_sold + 10 days
        }
        say en    "First sold on {first_sold}, and no notification is on file."
        fix notified: obtain cosmetic_notification

        satisfied      "notified" { category: cosmetic, documents: [{kind: cosmetic_notification}] }
        satisfied      "tenth day" as of 2026-11-11 { category: cosmetic, first_sold: 2026-11-01, documents: [] }
        violated       "eleventh day" as of 2026-11-12 { category: cosmetic, first_sold: 2026-11-01, documents: [] }
        undetermined   "sold since when?" { category: cosmetic, documents: [] }  needs first_sold
        not applicable "toy" { category: toy }
      }

      rule amazon_main_image "Show the product alone on white" {
        media     error
        on        amazon
        basis     AMAZON_IMAGES "main image"
        require {
          white  "a pure white background":          image_main.background is white
          filled "a product that fills 85 %":        image_main.fill >= 85 %
          size   "500 pixels on the longest side":   max(image_main.width, image_main.height) >= 500 px
          format "JPEG, PNG, TIFF or GIF":           image_main.format in [JPEG, PNG, TIFF, GIF]
          bare   "no text, logo, border or watermark": image_main.has_overlay is false
        }
        say en    "The main image lacks {failed}."

        satisfied      "good" on amazon { image_main: {width: 500 px, height: 300 px, background: white, fill: 85 %, has_overlay: false, format: JPEG} }
        violated       "WebP" on amazon { image_main: {width: 1000 px, height: 1000 px, background: white, fill: 90 %, has_overlay: false, format: WebP} }  at format
        violated       "499 pixels" on amazon { image_main: {width: 499 px, height: 499 px, background: white, fill: 90 %, has_overlay: false, format: PNG} }  at size
        undetermined   "nobody looked" on amazon { image_main: {width: 1000 px, height: 1000 px, format: JPEG} }  needs image_main.background, image_main.fill, image_main.has_overlay
        not applicable "eBay" on ebay { image_main: {width: 100 px, height: 100 px, format: WebP} }
      }

      """#)
}
