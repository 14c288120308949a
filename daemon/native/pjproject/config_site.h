/* What our pjproject is built with. A change here changes the cache key of the build. */

/* --- Handles and memory: the defaults (64 handles) are a denial of service in waiting. --- */
#define PJ_IOQUEUE_MAX_HANDLES          8192
/* One thread polls: it need not shut others out, which costs two epoll_ctl each time that a handle changes. */
#define PJ_IOQUEUE_DEFAULT_EPOLL_FLAGS  0
#define PJ_ENABLE_EXTRA_CHECK           1
#define PJ_LOG_MAX_LEVEL                4
#define PJ_TIMER_USE_LINKED_LIST        0
#define PJ_HAS_IPV6                     1

/* --- SIP: an exchange, not a telephone. --- */
#define PJSIP_MAX_TSX_COUNT             65535
#define PJSIP_MAX_DIALOG_COUNT          65535
#define PJSIP_MAX_TIMER_COUNT           (2*65535 + 2*65535)
#define PJSIP_MAX_TRANSPORTS            4096
#define PJSIP_MAX_PKT_LEN               8192
#define PJSIP_MAX_URL_SIZE              512
/* A connection that says nothing is closed after this many seconds (slow and half-open clients). */
#define PJSIP_TCP_INITIAL_TIMEOUT       20
#define PJSIP_TLS_INITIAL_TIMEOUT       20
/* We send no CRLF of our own to phones: OPTIONS qualify does the keeping alive. */
#define PJSIP_TCP_KEEP_ALIVE_INTERVAL   0
#define PJSIP_TLS_KEEP_ALIVE_INTERVAL   0
#define PJSIP_UDP_SO_RCVBUF_SIZE        4194304
#define PJSIP_UDP_SO_SNDBUF_SIZE        4194304
/* What each packet needs at the least: a pool that is used again keeps its first piece only. */
#define PJSIP_POOL_RDATA_LEN            16000
#define PJSIP_POOL_RDATA_INC            4000
#define PJSIP_POOL_LEN_TDATA            8000
#define PJSIP_POOL_INC_TDATA            2000
#define PJSIP_TCP_TRANSPORT_BACKLOG     256
#define PJSIP_TLS_TRANSPORT_BACKLOG     256
/* A factory only makes connections until it is told to listen: lines have one for each address that they leave by. */
#define PJSIP_TCP_TRANSPORT_DONT_CREATE_LISTENER 1
#define PJSIP_TLS_TRANSPORT_DONT_CREATE_LISTENER 1

/* --- Media: legs are relayed by our own threads; pjmedia codes, decodes and mixes. --- */
#define PJMEDIA_CONF_USE_SWITCH_BOARD   0
#define PJMEDIA_HAS_VIDEO               0
#define PJMEDIA_RTP_PT_TELEPHONE_EVENTS 101
#define PJMEDIA_HAS_ILBC_CODEC          0
#define PJMEDIA_HAS_G7221_CODEC         0
/* As many as the gate lets through (sip/message_check.cc, media/sdp_refusal.cc); every copy of a description has room
 * for all of them, and a call keeps about ten. */
#define PJMEDIA_MAX_SDP_FMT             32
#define PJMEDIA_MAX_SDP_ATTR            (PJMEDIA_MAX_SDP_FMT*2 + 16)

/* --- Parts that an exchange does not need stay out of the build. --- */
#define PJMEDIA_HAS_VID_TOOLBOX_CODEC   0
#define PJ_HAS_TELNET                   0
