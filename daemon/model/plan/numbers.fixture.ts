/**
 * What people and operators write from mainland France, what is kept, and what it is: `typed | kept | class | country`.
 * A `!` before the class: a number of the blocks for telemarketing. 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and
 * 06 39 98 are kept by the ARCEP for films, and reach nobody.
 */
export const NUMBERS = `
01 99 00 12 34          | +33199001234     | national | FR
0199001234              | +33199001234     | national | FR
01.99.00.12.34          | +33199001234     | national | FR
01-99-00-12-34          | +33199001234     | national | FR
01/99/00/12/34          | +33199001234     | national | FR
(01) 99 00 12 34        | +33199001234     | national | FR
[01] 99001234           | +33199001234     | national | FR
 0199001234             | +33199001234     | national | FR
01\u00a099\u00a000\u00a012\u00a034 | +33199001234 | national | FR
01\u202f99\u202f00\u202f12\u202f34 | +33199001234 | national | FR
01‑99‑00‑12‑34          | +33199001234     | national | FR
01–99–00–12–34          | +33199001234     | national | FR
0 1 9 9 0 0 1 2 3 4     | +33199001234     | national | FR
+33199001234            | +33199001234     | national | FR
+33 1 99 00 12 34       | +33199001234     | national | FR
+33 (0)1 99 00 12 34    | +33199001234     | national | FR
+33(0)199001234         | +33199001234     | national | FR
+33 0199001234          | +33199001234     | national | FR
(+33) 1 99 00 12 34     | +33199001234     | national | FR
+33.1.99.00.12.34       | +33199001234     | national | FR
0033 1 99 00 12 34      | +33199001234     | national | FR
0033199001234           | +33199001234     | national | FR
0033 (0)1 99 00 12 34   | +33199001234     | national | FR
00 33 1 99 00 12 34     | +33199001234     | national | FR
33199001234             | +33199001234     | national | FR
33 1 99 00 12 34        | +33199001234     | national | FR
33 (0)1 99 00 12 34     | +33199001234     | national | FR
199001234               | +33199001234     | national | FR
1 99 00 12 34           | +33199001234     | national | FR
01 22 33 44 55          | +33122334455     | national | FR
0122334455              | +33122334455     | national | FR
01 42 96 10 00          | +33142961000     | national | FR
01 40 20 50 50          | +33140205050     | national | FR
01 80 00 00 00          | +33180000000     | national | FR
02 61 91 00 01          | +33261910001     | national | FR
02 99 28 55 55          | +33299285555     | national | FR
02 40 41 90 00          | +33240419000     | national | FR
02 62 00 00 00          | +262262000000    | national | RE
03 53 01 99 99          | +33353019999     | national | FR
03 88 60 90 90          | +33388609090     | national | FR
03 20 49 50 00          | +33320495000     | national | FR
03 76 81 23 45          | +33376812345     | national | FR
04 65 71 00 00          | +33465710000     | national | FR
04 91 55 11 11          | +33491551111     | national | FR
04 72 10 30 30          | +33472103030     | national | FR
05 36 49 00 00          | +33536490000     | national | FR
05 61 22 29 22          | +33561222922     | national | FR
05 56 10 20 30          | +33556102030     | national | FR
09 72 32 06 90          | +33972320690     | national | FR
0033972320690           | +33972320690     | national | FR
09 50 00 00 00          | +33950000000     | national | FR
09 37 00 00 00          | +33937000000     | national | FR
09 39 00 00 00          | +33939000000     | national | FR
09 39 91 00 00          | +262939910000    | national | RE
09 80 80 80 80          | +33980808080     | national | FR
06 39 98 00 01          | +33639980001     | mobile   | FR
06 12 34 56 78          | +33612345678     | mobile   | FR
0612345678              | +33612345678     | mobile   | FR
+33 6 12 34 56 78       | +33612345678     | mobile   | FR
+33 (0)6 12 34 56 78    | +33612345678     | mobile   | FR
0033612345678           | +33612345678     | mobile   | FR
33612345678             | +33612345678     | mobile   | FR
612345678               | +33612345678     | mobile   | FR
06 00 00 00 00          | +33600000000     | mobile   | FR
06 89 12 34 56          | +33689123456     | mobile   | FR
06 38 12 34 56          | +33638123456     | mobile   | FR
06 95 12 34 56          | +33695123456     | mobile   | FR
06 98 12 34 56          | +33698123456     | mobile   | FR
06 99 12 34 56          | +33699123456     | mobile   | FR
07 12 34 56 78          | +33712345678     | mobile   | FR
07 56 78 90 12          | +33756789012     | mobile   | FR
07 44 00 00 00          | +33744000000     | mobile   | FR
+33 7 80 12 34 56       | +33780123456     | mobile   | FR
0700 1234 5678 90       | +337001234567890 | mobile   | FR
+33 700 12345 67890     | +337001234567890 | mobile   | FR
08 00 00 00 00          | +33800000000     | free     | FR
0 800 123 456           | +33800123456     | free     | FR
0800123456              | +33800123456     | free     | FR
+33 800 123 456         | +33800123456     | free     | FR
0801 123 456            | +33801123456     | free     | FR
0802 123 456            | +33802123456     | free     | FR
0803 123 456            | +33803123456     | free     | FR
0 804 123 456           | +33804123456     | free     | FR
0805 123 456            | +33805123456     | free     | FR
+590 800 123 456        | +33800123456     | free     | FR
0806 123 456            | +33806123456     | national | FR
0807 123 456            | +33807123456     | national | FR
0808 123 456            | +33808123456     | national | FR
0 809 123 456           | +33809123456     | national | FR
0810 123 456            | +33810123456     | special  | FR
0811 123 456            | +33811123456     | special  | FR
0812345678              | +33812345678     | special  | FR
0820 123 456            | +33820123456     | special  | FR
0 825 123 456           | +33825123456     | special  | FR
0826 123 456            | +33826123456     | special  | FR
0836 65 00 00           | +33836650000     | special  | FR
0837 12 34 56           | +33837123456     | special  | FR
0840 12 34 56           | +33840123456     | special  | FR
0860 12 34 56           | +33860123456     | special  | FR
0868 12 34 56           | +33868123456     | special  | FR
0884 12 34 56           | +33884123456     | special  | FR
0890 123 456            | +33890123456     | special  | FR
0891 70 12 34           | +33891701234     | special  | FR
0892 70 12 34           | +33892701234     | special  | FR
0893 12 34 56           | +33893123456     | special  | FR
0 899 12 34 56          | +33899123456     | special  | FR
+33 899 12 34 56        | +33899123456     | special  | FR
0033 8 99 12 34 56      | +33899123456     | special  | FR
33899123456             | +33899123456     | special  | FR
01 62 12 34 56          | +33162123456     | !national | FR
0163000000              | +33163000000     | !national | FR
02 70 12 34 56          | +33270123456     | !national | FR
02 71 12 34 56          | +33271123456     | !national | FR
+33377123456            | +33377123456     | !national | FR
03 78 12 34 56          | +33378123456     | !national | FR
04 24 12 34 56          | +33424123456     | !national | FR
04 25 12 34 56          | +33425123456     | !national | FR
05 68 12 34 56          | +33568123456     | !national | FR
05 69 12 34 56          | +33569123456     | !national | FR
0948123456              | +33948123456     | !national | FR
09 49 12 34 56          | +33949123456     | !national | FR
0947 51 23 45           | +590947512345    | !national | GP
0947 61 23 45           | +594947612345    | !national | GF
0947 71 23 45           | +596947712345    | !national | MQ
0947 81 23 45           | +262947812345    | !national | YT
0947 91 23 45           | +262947912345    | !national | RE
0161 12 34 56           | +33161123456     | national | FR
0164 12 34 56           | +33164123456     | national | FR
0947 01 23 45           | +33947012345     | national | FR
0590 12 34 56           | +590590123456    | national | GP
05 90 12 34 56          | +590590123456    | national | GP
+590 590 12 34 56       | +590590123456    | national | GP
+590590123456           | +590590123456    | national | GP
00590590123456          | +590590123456    | national | GP
590590123456            | +590590123456    | national | GP
+33 590 12 34 56        | +590590123456    | national | GP
0033590123456           | +590590123456    | national | GP
+590 (0)590 12 34 56    | +590590123456    | national | GP
0690 12 34 56           | +590690123456    | mobile   | GP
06 90 12 34 56          | +590690123456    | mobile   | GP
+590 690 12 34 56       | +590690123456    | mobile   | GP
0691 22 34 56           | +590691223456    | mobile   | GP
+33 690 12 34 56        | +590690123456    | mobile   | GP
0596 12 34 56           | +596596123456    | national | MQ
+596 596 12 34 56       | +596596123456    | national | MQ
00596596123456          | +596596123456    | national | MQ
0696 12 34 56           | +596696123456    | mobile   | MQ
0697 12 34 56           | +596697123456    | mobile   | MQ
+596 696 12 34 56       | +596696123456    | mobile   | MQ
0594 12 34 56           | +594594123456    | national | GF
+594 594 12 34 56       | +594594123456    | national | GF
0694 12 34 56           | +594694123456    | mobile   | GF
594694123456            | +594694123456    | mobile   | GF
0262 12 34 56           | +262262123456    | national | RE
02 62 12 34 56          | +262262123456    | national | RE
+262 262 12 34 56       | +262262123456    | national | RE
0263 12 34 56           | +262263123456    | national | RE
0692 12 34 56           | +262692123456    | mobile   | RE
0693 12 34 56           | +262693123456    | mobile   | RE
+262 692 12 34 56       | +262692123456    | mobile   | RE
00262692123456          | +262692123456    | mobile   | RE
+33 692 12 34 56        | +262692123456    | mobile   | RE
0269 61 23 45           | +262269612345    | national | YT
+262 269 61 23 45       | +262269612345    | national | YT
0639 12 34 56           | +262639123456    | mobile   | YT
+262 639 12 34 56       | +262639123456    | mobile   | YT
0508 41 12 34           | +508411234       | national | PM
05 08 41 12 34          | +508411234       | national | PM
+508 41 12 34           | +508411234       | national | PM
00508411234             | +508411234       | national | PM
+508 0508 41 12 34      | +508411234       | national | PM
+33 508 41 12 34        | +508411234       | national | PM
0708 40 12 34           | +508708401234    | mobile   | PM
0709 01 23 45           | +590709012345    | mobile   | GP
0709 11 23 45           | +596709112345    | mobile   | MQ
0709 21 23 45           | +262709212345    | mobile   | RE
0709 31 23 45           | +594709312345    | mobile   | GF
0709 36 12 34           | +262709361234    | mobile   | YT
0976 01 23 45           | +590976012345    | national | GP
0976 21 23 45           | +262976212345    | national | RE
0976 61 23 45           | +596976612345    | national | MQ
0976 91 23 45           | +262976912345    | national | YT
+687 26 12 34           | +687261234       | international | NC
00687261234             | +687261234       | international | NC
+687 75 12 34           | +687751234       | international | NC
+689 40 12 34 56        | +68940123456     | international | PF
00689 87 12 34 56       | +68987123456     | international | PF
+681 72 12 34           | +681721234       | international | WF
15                      | 15               | emergency | FR
17                      | 17               | emergency | FR
18                      | 18               | emergency | FR
1 1 2                   | 112              | emergency | FR
112                     | 112              | emergency | FR
114                     | 114              | emergency | FR
115                     | 115              | emergency | FR
119                     | 119              | emergency | FR
191                     | 191              | emergency | FR
196                     | 196              | emergency | FR
197                     | 197              | emergency | FR
116 000                 | 116000           | emergency | FR
116117                  | 116117           | emergency | FR
116 006                 | 116006           | short-free | FR
116111                  | 116111           | emergency  | FR
3919                    | 3919             | short-special | FR
3020                    | 3020             | short-free | FR
30 18                   | 3018             | short-free | FR
3114                    | 3114             | short-free | FR
3179                    | 3179             | short-free | FR
3117                    | 3117             | short-free | FR
1010                    | 1010             | short-free | FR
1013                    | 1013             | short-free | FR
10 23                   | 1023             | short-free | FR
1044                    | 1044             | short-free | FR
1064                    | 1064             | short-free | FR
123                     | 123              | short-free | FR
147                     | 147              | short-free | FR
118 712                 | 118712           | short-special | FR
118218                  | 118218           | short-special | FR
118 000                 | 118000           | short-special | FR
3939                    | 3939             | short-special | FR
36 35                   | 3635             | short-special | FR
3699                    | 3699             | short-special | FR
3651                    | 3651             | short-special | FR
3210                    | 3210             | short-special | FR
3949                    | 3949             | short-special | FR
33700                   | 33700            | short-special | FR
36665                   | 36665            | short-special | FR
81212                   | 81212            | short-special | FR
201                     | 201              | unknown  | FR
20                      | 20               | unknown  | FR
500                     | 500              | unknown  | FR
800                     | 800              | unknown  | FR
2001                    | 2001             | unknown  | FR
1234                    | 1234             | unknown  | FR
900                     | 900              | unknown  | FR
117712                  | 117712           | unknown  | FR
+44 20 7946 0018        | +442079460018    | international | GB
+44 (0)20 7946 0018     | +442079460018    | international | GB
0044 20 7946 0018       | +442079460018    | international | GB
442079460018            | +442079460018    | international | GB
+44 7400 123456         | +447400123456    | international | GB
+44 7700 900123         | +447700900123    | international | -
+1 999 555 0199         | +19995550199     | international | -
+44 1534 123456         | +441534123456    | international | JE
+32 2 512 34 56         | +3225123456      | international | BE
+32 (0)2 512 34 56      | +3225123456      | international | BE
0032470123456           | +32470123456     | international | BE
+41 22 123 45 67        | +41221234567     | international | CH
+41 (0)79 123 45 67     | +41791234567     | international | CH
0041791234567           | +41791234567     | international | CH
+49 30 901820           | +4930901820      | international | DE
+49 (0)89 12345678      | +498912345678    | international | DE
0049 151 23456789       | +4915123456789   | international | DE
+39 02 1234567          | +39021234567     | international | IT
+39 333 123 4567        | +393331234567    | international | IT
+34 912 34 56 78        | +34912345678     | international | ES
0034612345678           | +34612345678     | international | ES
+351 21 234 5678        | +351212345678    | international | PT
+352 24 12 34           | +352241234       | international | LU
+352 621 123 456        | +352621123456    | international | LU
+377 97 97 12 34        | +37797971234     | international | MC
+376 812 345            | +376812345       | international | AD
+31 20 123 4567         | +31201234567     | international | NL
+45 32 12 34 56         | +4532123456      | international | DK
+46 8 123 456 78        | +46812345678     | international | SE
+47 22 12 34 56         | +4722123456      | international | NO
+358 9 1234 5678        | +358912345678    | international | FI
+354 410 1234           | +3544101234      | international | IS
+353 1 234 5678         | +35312345678     | international | IE
+43 1 51234567          | +43151234567     | international | AT
+48 22 123 45 67        | +48221234567     | international | PL
+420 212 345 678        | +420212345678    | international | CZ
+36 1 234 5678          | +3612345678      | international | HU
+40 21 312 3456         | +40213123456     | international | RO
+30 21 2345 6789        | +302123456789    | international | GR
+90 212 345 6789        | +902123456789    | international | TR
+7 495 123 45 67        | +74951234567     | international | RU
+380 44 123 4567        | +380441234567    | international | UA
+212 520 123 456        | +212520123456    | international | MA
00212612345678          | +212612345678    | international | MA
+213 551 23 45 67       | +213551234567    | international | DZ
+216 71 123 456         | +21671123456     | international | TN
+221 33 812 34 56       | +221338123456    | international | SN
+225 27 21 23 45 67     | +2252721234567   | international | CI
+237 2 22 12 34 56      | +237222123456    | international | CM
+261 20 22 123 45       | +261202212345    | international | MG
+269 321 23 45          | +2693212345      | international | KM
+230 5251 2345          | +23052512345     | international | MU
+20 2 34567890          | +20234567890     | international | EG
+27 10 123 4567         | +27101234567     | international | ZA
+1 212 555 0199         | +12125550199     | international | US
0012125550199           | +12125550199     | international | US
+1 (212) 555-0199       | +12125550199     | international | US
+1 514 555 0199         | +15145550199     | international | CA
+1 876 555 0123         | +18765550123     | international | JM
+1 809 234 5678         | +18092345678     | international | DO
+52 55 1234 5678        | +525512345678    | international | MX
+55 11 2345 6789        | +551123456789    | international | BR
+54 11 2345 6789        | +541123456789    | international | AR
+53 7 123 4567          | +5371234567      | international | CU
+509 22 45 3456         | +50922453456     | international | HT
+597 211 234            | +597211234       | international | SR
+599 9 435 1234         | +59994351234     | international | CW
+81 3 1234 5678         | +81312345678     | international | JP
+86 10 1234 5678        | +861012345678    | international | CN
+852 2123 4567          | +85221234567     | international | HK
+91 74104 10123         | +917410410123    | international | IN
+61 2 1234 5678         | +61212345678     | international | AU
+64 3 234 5678          | +6432345678      | international | NZ
+971 2 234 5678         | +97122345678     | international | AE
+972 2 123 4567         | +97221234567     | international | IL
+961 1 123 456          | +9611123456      | international | LB
+800 1234 5678          | +80012345678     | international | -
+881 6 1234 5678        | +881612345678    | satellite-premium | -
00 881 6 1234 5678      | +881612345678    | satellite-premium | -
+870 773 123 456        | +870773123456    | satellite-premium | -
+882 16 1234 5678       | +8821612345678   | satellite-premium | -
+883 5100 1234 5678     | +883510012345678 | satellite-premium | -
+979 123 456 789        | +979123456789    | satellite-premium | -
`;

/** What is no number, and why: `typed | reason`. */
export const NO_NUMBERS = `
                        | empty
anonymous               | anonymous
Anonymous               | anonymous
ANONYMOUS               | anonymous
unavailable             | anonymous
unknown                 | anonymous
Restricted              | anonymous
Private                 | anonymous
Anonyme                 | anonymous
*69                     | star-code
*31#                    | star-code
#31#                    | star-code
*                       | star-code
**                      | star-code
Dupont                  | not-digits
sip:0199001234@box      | not-digits
01 99 00 12 3A          | not-digits
01,99,00,12,34          | not-digits
0199001234;0199001235   | not-digits
+                       | not-digits
++33199001234           | not-digits
33+199001234            | not-digits
٠١٩٩٠٠١٢٣٤              | not-digits
０１９９００１２３４              | not-digits
1                       | too-short
0                       | too-short
00                      | too-short
01                      | too-short
015                     | too-short
0199                    | too-short
01 99 00 12 3           | too-short
2012345                 | too-short
22334455                | too-short
+33                     | too-short
+33 1 99 00             | too-short
+33 15                  | too-short
+1                      | too-short
+44 20                  | too-short
01 99 00 12 34 5        | too-long
+33 1 99 00 12 34 56    | too-long
00331990012345          | too-long
+44 20 7946 0018 12345  | too-long
0700 1234 5678 901      | too-long
+999 123 456            | unknown-country-code
+0 199 001 234          | unknown-country-code
+210 123 456 789        | unknown-country-code
+508 01 23 45           | too-short
+33 0 0 99 00 12 3      | not-in-plan
1111111111111111111111111111111111111111 | too-long
01990012340199001234019900123401990012340 | too-long
`;
