/** Names that people and organisations bear: none may be taken for a damaged one. */
export const realNames = `
Jan Jansen|Zoë|Zoë de Boer|Chloé|Renée|Andréa|André van ’t Hoff|José|Joël|Daniël|Daniëlle|Michaël|Raphaël|Gaëlle|Noël|Maïté|Loïs|Anaïs|Moïse
Van den Broek|van der Meulen-de Vries|’s-Gravesande|'s-Gravesande|’t Hooft|'t Hart|Café 't Hoekje|In ’t Veld|d’Arc|d'Ancona|D’Hondt|O’Brien|O'Brien
O´Brien|d´Hondt|O\`Neill|L’Oréal|M’Hamed|N’Golo Kanté|ĳsbrand|IJsbrand|Ĳsselstein|Tjitske Gaastra|Wytze Hoekstra|Sjoukje Dijkstra|Hylkje Bûterfjild
Fryslân|Skûtsje|Gjalt Brêgeman|Jikke Ûleneast|Frou Sânstra|Jeltsje Ôfstân|Skrâns|Wâldhoeve|Grytsje Tsjerkstra|Hûs en Hiem|Kûbaard|Sint Anthonis
J.A.|J. Smit|A.-M. de Wit|Ph. Th. van Dijk|dr. A. Visser|Mr. P.J. Mulder|prof. dr. Bos|Dhr. Klaassen|mevr. Özdemir|Drs. É. Blanc|W.F. (Wim) Kok|Jan Jansen sr.
B&B Hotel|3M|Jansen & Zn.|A/S|100% Zorg|V&D|H&M|C&A|AT&T|R&D; Advies|Bakker & Zonen B.V.|Smit, De Boer & Partners|Zorg²|CO₂ Advies|E=mc²|m³ Bouw|Wie?|Werk aan de Winkel
Nº 5|Mª José|360° Coaching|4711|538|9292|2-4-6|@Work|#metoo Coaching|#1 Advies|24/7 Zorg|Ja! Coaching|Yahoo!|Advies + Coaching|€uro Advies|Plus®|Merk™|(On)gewoon
«Málaga»|“Zorg” B.V.|„Hallo“ GmbH|“Hof”|‘De Beer’|Tja… Advies|Kern•Advies|studio•advies|Links|Rechts—Midden|Noord–Zuid|Anne–Marie|Müller/Söhne|Straße 5|½ uur
Null Pointer|Gerda Null|Kaija None|Nan|NAN|Nan Li|Na|Jan Geen|Onbekend Talent|Nil|True North|Blank|Leeg Werk|x|A|B|Ed|Li|Wu|Ng|Bo|An|Ø|Å|O|Xi|Yu|Ma|Öz|Ek|Ua
Ñ|Muñoz|Ibáñez|Peña|Núñez|García Márquez|María José|Íñigo|Ángel|Óscar|Úrsula|Begoña|Álvarez|Gómez|Güell|Agüero|Zúñiga|Ordóñez|Señor|MUÑOZ|PEÑA|ESPAÑA
João|São Paulo|Conceição|Gonçalves|António|Luís|Simão|Assunção|Inês|Magalhães|Guimarães|Sebastião|Antão|Brandão|Falcão|Leitão|JOÃO|CONCEIÇÃO|IRMÃ|MAÇÃ|Cauã|Irã|Ítalo|Ângela|Âmbar
Gal·la|Col·legi|Núria|Àngels|Òscar|Ítziar|Iñaki|Xosé|Eñaut|Françoise|François|Hélène|Zoé|Loïc|Aïcha|Benoît|Jérôme|Côme|Père|Théophile|Éloïse|Œuvrard|Lætitia|Sœur Agnès|CŒUR|ÉLODIE
L’Haÿ-les-Roses|Citroën|Saint-Saëns|Ça va|À la carte|Île-de-France|Crème Brûlée|Évariste|Ève|Âge d’or|Nicolò|Niccolò|Calabrò|Città|Cefalù|Libertà|Pietà|NICCOLÒ|CITTÀ|Forlì|È Coaching
Jürgen|Müller|Jäger|Köhler|Größe|Weiß|Strauß|Groß|Käthe|Øystein|MÜLLER|KÖHLER|WEISS|MÜßIG|Österreich|Ägypten|Übermut|Ärzte|Öztürk|Bärbel|Zürich|Löwe & Söhne|Grüße|Fräulein|Ähre
Åse|Ørsted|Søren Kierkegaard|Bjørn|Åge|Ærø|Kjær|Jørgensen|Ågot|Håkon|Håkan|Sjöberg|Malmö|Ångström|Åsa|Örebro|Märta|Västerås|Göran|Björk|BJØRN|ÅSE|SØREN|ØRSTED|Tromsø|Næss|Bodø|Röyksopp
Seppälä|Hämäläinen|Mäkelä|Järvinen|Äijälä|Öhman|Yrjö|Töölö|SEPPÄLÄ|JÄRVENPÄÄ|HÄMÄLÄ|Õnne|Õie|Jõgi|Pärnu|Tõnis|Ülle|Väino|Šmidt|ÕUNAPUU|Žanna|Mõis|Kõiv
Þór|Þórður|Þorgerður|Guðrún|Sigríður|Æsa|Ýmir|Ýr|Eyþór|Steinþór|Friðþjófur|Alþingi|Hróðleifur|Ásþór|Guðlaug|Björgvin|Ólafur|Örn|Elín|Höskuldur|ÞÓRÐUR|GUÐRÚN|Ísak|Ægir|Hallgrímur|Arnþrúður
Éanna|Ó Cuív|Ní Mháille|Ó hÉigeartaigh|Ó hÓgáin|Mac an tSaoir|tÁrdail|Siân|Ffïon|Tŷ Hafan|Ŵyn|Siobhán|Caitríona|Pádraig|Seán|Róisín|Máire|MacÁdhaimh|McÉlroy|DeÖrn|LaÉtitia
Łukasz|Wałęsa|Żak|Michał|Małgorzata|Paweł|Kraków|Łódź|Świętosława|Źródło|Ćwik|Ósemka|Ęcki|Ąbram|Żółć|Józef|ŻÓŁKIEWSKI|ŁUKASZ|WAŁĘSA|JÓZEF|Śliwa|Gdańsk|Jaśkowiak|Przemysław|Rzeszów|Stanisław
Zdeněk|Dvořák|Šimůnek|Žižka|Jiří|Čapek|Řezník|Ťapka|Ďurica|Ľubomír|Božena Němcová|Kříž|Tomíšek|Hruška|KŘÍŽ|TOMÍŠEK|ŘEZNÍK|Mlýnský|Východný|Novotný|Ľudovít Štúr|Ŕ|Stĺpec|Mäsiar|Ôsmy
Ős|Erdős|Szűcs|Győr|Ákos|Éva|Ödön|Üllő|Íjász|Nagyvárad|GYŐRFFY|Fűrész|Kovács|Zsófia|Ştefan|Ștefan|Țepeș|Ţepeş|Băsescu|Băşescu|Rășinari|RĂŞINARI|BĂŞESCU|Âncuța|Îngeraș|Ioniță|Ceaușescu|Mureș|ȘTEFAN
Đorđe|Ćosić|Čović|Žarko|Šćepan|Đurđa|Milošević|Hadžić|ĐORĐE|ŠĆEPANOVIĆ|ŽELJKO|Njegoš|Ljiljana|Dž|Kovačević|Şule|Jūratė|Ąžuolas|Šarūnas|Žemaitė|Ėglė|Ķeniņš|Ļaudis|Ņina|Ģirts|Jēkabs|Ūdris|Čakste|GRYBAUSKAITĖ
Ayşe|Yıldırım|Özil|Çelik|Gül|Şahin|Iğdır|İrem|Işık|Ümit|Öğretmen|Çağlar|Doğan|Gökçe|AYŞE|YILDIRIM|İREM|IŞIK|ÇAĞLAR|Kılıç|Köroğlu|Ağrı|Şükrü|Ünal|Özgür Çağdaş|Âdem|Nâzım|Hâlid|Məmmədov|ƏLİYEV|Rəşad|Gülşən
Nguyễn|Đặng|Trần Thị Hồng|Phạm|Ngô|Lê|Võ|Ưng|Ơn|Hồ Chí Minh|Bùi|Đỗ|NGUYỄN|ĐẶNG|TRẦN|Ý Nhi|Ái|Ân|Ẩn|Nhã Ý|Thùy|Dũng|Nghĩa|Huỳnh|Ỷ Lan|Vũ|Mỹ
Σωκράτης|Σοφία|Νίκος|Ελένη Παπαδοπούλου|Γιώργος|Άννα|Έλλη|Ώρα|Ωmega|Δelta|Σ.|Μ|Иван|Сергей Петров|Юлия|Ёлкин|Щукин|Л. Толстой|Ірина|Ґалаґан|Ївга|Єва|Лі|Ђорђе|Љиљана|Џорџ|Ќирил|Ўладзімір|А|И.
محمد|فاطمة الزهراء|عبد الرحمن|يوسف|نور|علي|مُحَمَّد|پروین|گلناز|ژاله|حسین|משה|שָׂרָה|דוד לוי|יעל|צ׳רלי|אֵלִיָּהוּ|Սոնա|Արամ|ნინო|გიორგი|सुनीता|प्रिया शर्मा|সুমন|ਗੁਰਪ੍ਰੀਤ|தமிழ்|สมชาย|ນາງ|አበበ|ሰላም
張偉|李小龍|王芳|渡辺|やまだ|カナ|山田太郎|김민준|박지성|정|Āryā|Śrī|Kṛṣṇa|Ḥasan|Ṭāriq|‘Abd al-‘Azīz|Isma‘il|Sa‘id|Sa’id|Ka‘b|Ja‘far|Mu‘awiya|Rabi‘|Qur’an|Ta’amu|Hawai‘i|Okinaʻa|Hānai|Ngāti Pāoa
Ọlá|Adébáyọ̀|Ọbáfẹ́mi|Ṣadé|Ẹniọlá|Ńkechi|Yaɓa|Kɔfi|Akyerɛko|Ŋwa|Ƙasim|Ɗan|Ewé|Tšepo|Mašego|Nomsô|Þ. Jónsdóttir|É. Jansen|Ç. Yılmaz|Ø. Jensen|Ü. Ak|Š. Novák|Ž. Bošnjak
Beyoncé|Zoë™|René’s|RENÉ’S|CAFÉ’S|Café’s Best|Sœurs’|JOSÉ–MARIA|JOSÉ MARIA|CAFÉ™|Noé…|Häagen-Dazs®|Nestlé®|Mötley Crüe|Motörhead|Blå—Gul|Pão de Açúcar|Müller’s|Söze’s|DE LA CRUZ PEÑA
SCHRöDER|MüLLER|RENéE|JÖrg|JOSé|Öz Gıda|DÖNER|Ünsal Öz|ÅÄÖ|Çiğköfte|Émile Zola|Frère Jacques|Zoe\u0308 de Boer|Jose\u0301|A\u030Angstro\u0308m
`
  .trim()
  .split(/[|\n]/);

/** What stands in lists for a name that was read in another encoding, and what was meant. */
export const garbledNames: readonly (readonly [string, string?])[] = [
  // UTF-8 as windows-1251 and KOI8-R
  ['ZoГ« de Boer'],
  ['AndrГ©'],
  ['Zoц╚'],
  // UTF-8 as windows-1252
  ['ZoÃ«', 'Zoë'],
  ['Jan Oâ€™Brien', 'Jan O’Brien'],
  ['Anneâ€“Marie', 'Anne–Marie'],
  ['â€™s-Gravesande', '’s-Gravesande'],
  ['â€œZorgâ€\u009D', '“Zorg”'],
  ['AyÅŸe YÄ±ldÄ±rÄ±m', 'Ayşe Yıldırım'],
  ['Ä°rem', 'İrem'],
  ['Ã–zil', 'Özil'],
  ['Ãœnal', 'Ünal'],
  ['SCHRÃ–DER', 'SCHRÖDER'],
  ['MÃ¼LLER', 'MüLLER'],
  ['Î£Î¿Ï†Î¯Î±', 'Σοφία'],
  ['Ð˜Ð²Ð°Ð½', 'Иван'],
  ['Ð¡ÐµÑ€Ð³ÐµÐ¹ ÐŸÐµÑ‚Ñ€Ð¾Ð²', 'Сергей Петров'],
  ['ZdenÄ›k', 'Zdeněk'],
  ['DvoÅ™Ã¡k', 'Dvořák'],
  ['Lucja Å»ak', 'Lucja Żak'],
  ['WaÅ‚Ä™sa', 'Wałęsa'],
  ['Å\u00A0imon', 'Šimon'],
  ['GarcÃ\u00ADa', 'García'],
  ['Ã\u0081lvarez', 'Álvarez'],
  ['Ã…ngstrÃ¶m', 'Ångström'],
  ['NguyÃªn', 'Nguyên'],
  ['Nguyá»…n', 'Nguyễn'],
  ['×ž×©×”', 'משה'],
  ['Ù…Ø\u00ADÙ…Ø¯', 'محمد'],
  ['å¼\u00A0ä¼Ÿ', '张伟'],
  ['ê¹€ë¯¼ì¤€', '김민준'],
  ['JanÂ\u00A0Smit', 'Jan\u00A0Smit'],
  ['MÂª JosÃ©', 'Mª José'],
  ['ZoeÌˆ', 'Zoë'],
  ['Zo ðŸ˜€', 'Zo 😀'],
  // twice
  ['ZoÃƒÂ«', 'Zoë'],
  ['Jan OÃ¢â‚¬â„¢Brien', 'Jan O’Brien'],
  // with a part lost
  ['Ãlvarez'],
  ['GarcÃa'],
  ['CittÃ'],
  ['TomaÅ'],
  ['ZoÃ?'],
  ['Oâ€?Brien'],
  ['Zo\uFFFD'],
  ['Fran\u008Dois'],
  // UTF-8 as Macintosh, MS-DOS, Central Europe and Turkish
  ['Zo√´', 'Zoë'],
  ['O‚ÄôBrien', 'O’Brien'],
  ['Jos√©', 'José'],
  ['Zo├½', 'Zoë'],
  ['Jos├®', 'José'],
  ['Jos├⌐', 'José'],
  ['OÔÇÖBrien', 'O’Brien'],
  ['OΓÇÖBrien', 'O’Brien'],
  ['ZoĂ«', 'Zoë'],
  ['Ğ˜Ğ²Ğ°Ğ½', 'Иван'],
  // Macintosh and MS-DOS as windows-1252
  ['Zo‘ de Boer', 'Zoë de Boer'],
  ['Dani‘l', 'Daniël'],
  ['JosŽ', 'José'],
  ['FranŽoise'],
  ['MŸller', 'Müller'],
  ['Jan OÕBrien', 'Jan O’Brien'],
  ['van Õt Hoff', 'van ’t Hoff'],
  ['S¿ren', 'Søren'],
  ['Wei§', 'Weiß'],
  ['Mu–oz', 'Muñoz'],
  ['M‡rquez'],
  ['Zo‰'],
  ['Jos‚'],
  ['Fran‡ois'],
  ['L›vland'],
  ['J„ger'],
  ['G”ran'],
  // windows-1252 as Macintosh and MS-DOS
  ['ZoÎ', 'Zoë'],
  ['FranÁois', 'François'],
  ['Kˆhler'],
  ['K÷hler', 'Köhler'],
  ['JosÚ', 'José'],
  ['Zoδ', 'Zoë'],
  ['Mⁿller', 'Müller'],
  // other pages of Windows as windows-1252
  ['Wa³êsa', 'Wałęsa'],
  ['Ma³gorzata £ukasz'],
  ['Ayþe'],
  ['Èâàí'],
];
